/**
 * How we refuse: every error that leaves a service is {@code application/problem+json} (RFC 9457).
 *
 * <p>A feature lists its refusals in an enum that implements {@link io.heard.http.problem.ProblemType} and throws {@link
 * io.heard.http.problem.ProblemException}. {@code ProblemMappers} does the rest, also for what frameworks throw.
 */
@NullMarked
package io.heard.http.problem;

import org.jspecify.annotations.NullMarked;
