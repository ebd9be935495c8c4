package io.heard.feedback.page;

/**
 * What every page has around its content.
 *
 * @param title for the window
 * @param stylesheet path of the one stylesheet
 * @param refreshes whether the page loads itself again after {@value #REFRESH_SECONDS} seconds
 */
record PageFrame(PageLanguage language, String title, String stylesheet, boolean refreshes) {

    static final int REFRESH_SECONDS = 5;
}
