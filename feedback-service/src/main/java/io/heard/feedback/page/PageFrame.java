package io.heard.feedback.page;

import io.heard.feedback.page.words.PageLanguage;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param title for the window
 * @param stylesheet path of the one stylesheet
 * @param look path of a company's colours, which go over it; null for ours
 * @param logo path of a company's logo
 * @param refreshes whether what it waits for comes within seconds, so that it looks again by itself
 */
record PageFrame(
        PageLanguage language,
        String title,
        String stylesheet,
        @Nullable String look,
        @Nullable String logo,
        boolean refreshes) {

    static final int REFRESH_SECONDS = 5;
}
