package io.heard.gateway.session;

import java.util.Set;

/**
 * Somebody we know.
 *
 * @param subject stable id at the identity provider
 * @param name what they log in as; for people only, never in a log
 * @param accessToken what proves it to the services
 */
public record Caller(String subject, String name, Set<String> roles, String accessToken) {

    /** Without the token: a record prints all it has. */
    @Override
    public String toString() {
        return "Caller[" + subject + "]";
    }
}
