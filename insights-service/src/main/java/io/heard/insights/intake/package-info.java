/**
 * What the other services tell, kept as facts: interactions, sent invitations, responses with their scores and verbatims.
 *
 * <p>Start at {@link io.heard.insights.intake.Responses}. A consumer takes an event and retries while the database is out; the
 * store behind it claims the event and writes the fact in one transaction. A fact replaces what is older than itself and
 * never adds to a number, so any topic may be delivered twice, in any order, or again from its beginning.
 *
 * <p>{@code metric} computes from these tables; theme mining reads {@code verbatim} and says in {@code mined_revision} how far
 * it has come.
 */
@NullMarked
package io.heard.insights.intake;

import org.jspecify.annotations.NullMarked;
