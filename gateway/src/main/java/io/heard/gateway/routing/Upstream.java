package io.heard.gateway.routing;

/** Who answers behind the door. */
public enum Upstream {
    /** The gateway itself. */
    GATEWAY,
    SURVEY,
    FEEDBACK,
    INSIGHTS,
    KEYCLOAK
}
