package io.heard.feedback.page;

import org.jspecify.annotations.Nullable;

/**
 * One thing to pick.
 *
 * @param id of its input; the first one of a question is what the error summary leads to
 * @param meaning said to screen readers after the label, for the ends of a scale
 * @param mouth for faces, the line that says how it feels
 * @param language of our own words here, where it is not the page's
 * @param other whether it goes with a few words of the customer's own
 */
record ChoiceView(
        String id,
        String value,
        String label,
        @Nullable String meaning,
        boolean chosen,
        @Nullable String mouth,
        @Nullable String language,
        boolean other) {}
