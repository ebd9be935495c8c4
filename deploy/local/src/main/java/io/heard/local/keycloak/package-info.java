/**
 * The Keycloak of a single machine: built once per checkout, with the realm of {@code deploy/keycloak/heard-realm.json} and the
 * people of the local platform.
 *
 * <p>Start at {@link io.heard.local.keycloak.KeycloakServer}.
 */
@NullMarked
package io.heard.local.keycloak;

import org.jspecify.annotations.NullMarked;
