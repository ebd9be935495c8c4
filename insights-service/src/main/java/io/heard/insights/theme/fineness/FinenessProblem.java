package io.heard.insights.theme.fineness;

import io.heard.http.problem.ProblemType;

/** Why something about how fine themes are is refused. */
enum FinenessProblem implements ProblemType {
    NO_THEMES_OF_PRODUCT(404, "No such product");

    private final int status;
    private final String title;

    FinenessProblem(int status, String title) {
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
