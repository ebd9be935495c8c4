package io.heard.insights.theme;

import io.heard.http.problem.ProblemType;

/** Why something about themes is refused. */
public enum ThemeProblem implements ProblemType {
    THEME_NOT_FOUND(404, "No such theme"),
    MENTION_NOT_FOUND(404, "No such mention"),
    THEME_MERGED(409, "The theme has merged into another one"),
    THEME_NAMED_ALREADY(409, "The product has a theme of that name"),
    TOO_MANY_NAMED_THEMES(409, "The product has as many named themes as it may have"),
    NOT_TO_BE_UNDONE(409, "This cannot be undone any more");

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
