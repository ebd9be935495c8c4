package io.heard.feedback.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page learns when what is filled in was looked at: how it goes on, and whether it is kept.
 *
 * @param shown ids of the questions that these answers lead to, in their order
 * @param sequence of the newest draft that is kept; one above the page's own comes from another device
 * @param kept whether closing the page now would lose nothing
 * @param questions HTML of the questions, where the page has others now, or other words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DraftView(
        List<String> shown,
        long sequence,
        boolean kept,
        @Nullable String questions) {

    /** When there is nothing to keep it for, or no place to keep it. */
    static final DraftView NONE = new DraftView(List.of(), 0, false, null);
}
