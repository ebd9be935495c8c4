package io.heard.insights.theme.history;

import io.heard.http.problem.ProblemType;

/** Why something about events of themes is refused. */
public enum ThemeEventProblem implements ProblemType {
    THEME_EVENT_NOT_FOUND(404, "No such event");

    private final int status;
    private final String title;

    ThemeEventProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
