package io.heard.feedback.page;

import org.jspecify.annotations.Nullable;

/**
 * One thing to pick.
 *
 * @param id of its input; the first one of a question is what the error summary leads to
 * @param meaning said to screen readers after the label, for the ends of a scale
 */
record ChoiceView(
        String id, String value, String label, @Nullable String meaning, boolean chosen) {}
