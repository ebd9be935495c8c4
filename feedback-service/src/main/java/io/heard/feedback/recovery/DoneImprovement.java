package io.heard.feedback.recovery;

import java.time.Instant;

/**
 * Something the company did about what customers said, in words for them.
 *
 * @param language BCP 47 tag of the text
 */
public record DoneImprovement(Instant doneAt, String language, String text) {}
