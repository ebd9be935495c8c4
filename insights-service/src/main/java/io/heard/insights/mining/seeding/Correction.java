package io.heard.insights.mining.seeding;

/**
 * What people said of a complaint.
 *
 * @param made whether anybody said anything
 * @param theme the seeded theme that it belongs to, counted from 0, or {@link Prototypes#NONE}
 */
record Correction(boolean made, int theme) {}
