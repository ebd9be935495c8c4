package io.heard.insights.theme;

import io.heard.http.problem.ProblemType;

enum ThemeProblem implements ProblemType {
    THEME_NOT_FOUND(404, "No such theme");

    private final int status;
    private final String title;

    ThemeProblem(int status, String title) {
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
