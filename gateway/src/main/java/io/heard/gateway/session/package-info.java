/**
 * Who calls. People log in at the identity provider and get a session in encrypted cookies; programs bring a token.
 *
 * <p>Start at {@link io.heard.gateway.session.Callers}, which finds the caller of a request either way, and at {@code
 * SessionPages} for login and logout. {@link io.heard.gateway.session.SameOriginPolicy} keeps foreign pages from acting with
 * somebody's session.
 */
@NullMarked
package io.heard.gateway.session;

import org.jspecify.annotations.NullMarked;
