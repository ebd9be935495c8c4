package io.heard.insights.theme.rebuild;

import io.heard.http.problem.ProblemType;

/** Why something about rebuilds is refused. */
enum RebuildProblem implements ProblemType {
    THEME_REBUILD_NOT_FOUND(404, "No such rebuild"),
    NOTHING_TO_REBUILD(404, "No such product"),
    THEME_REBUILD_NOT_READY(409, "The rebuild is not there to be decided about"),
    THEME_REBUILD_OUTDATED(409, "The rebuild is of what there was before");

    private final int status;
    private final String title;

    RebuildProblem(int status, String title) {
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
