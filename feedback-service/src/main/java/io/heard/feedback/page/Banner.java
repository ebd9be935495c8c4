package io.heard.feedback.page;

/**
 * What is to be said before the questions.
 *
 * @param tone {@code problem}, read out at once, or {@code calm}
 * @param sendNow whether a button belongs here already, because nothing required is left
 * @param asksOn whether there are questions now that were not there before
 */
record Banner(String tone, String title, String text, boolean sendNow, boolean asksOn) {

    static Banner problem(String title, String text) {
        return new Banner("problem", title, text, false, false);
    }

    static Banner calm(String title, String text, boolean sendNow) {
        return new Banner("calm", title, text, sendNow, false);
    }

    static Banner goingOn(String title, String text) {
        return new Banner("calm", title, text, false, true);
    }
}
