package io.heard.insights.mining.seeding;

/**
 * A complaint and the theme it is taken to be in.
 *
 * @param said whether people said so
 * @param weight how much it counts beside others, at least 0
 */
record Lesson(Point point, int theme, boolean said, double weight) {}
