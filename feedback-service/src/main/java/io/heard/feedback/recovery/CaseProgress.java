package io.heard.feedback.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What customers may know of the case that their answer opened.
 *
 * @param since when it came to this state
 * @param words what the company tells them; null until it is resolved, and when there is nothing to tell
 */
public record CaseProgress(
        CaseState state, Instant since, @Nullable String words) {}
