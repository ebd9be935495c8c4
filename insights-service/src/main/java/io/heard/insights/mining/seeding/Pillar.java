package io.heard.insights.mining.seeding;

import java.util.Locale;

/** The quality of service that a complaint says was missing. */
public enum Pillar {
    EMPATHY,
    CLARITY,
    PATIENCE,
    RESPECT,
    SPEED,
    OWNERSHIP,
    PERSONALISATION,
    TRANSPARENCY,
    RECOVERY,
    CONSISTENCY,
    COMPETENCE,
    REACHABILITY;

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
