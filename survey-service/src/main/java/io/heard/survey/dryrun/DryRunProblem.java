package io.heard.survey.dryrun;

import io.heard.http.problem.ProblemType;

enum DryRunProblem implements ProblemType {
    TOO_MANY_DRY_RUNS(429, "Too many dry runs at once"),
    DRY_RUN_TOO_LONG(422, "The dry run took too long");

    private final int status;
    private final String title;

    DryRunProblem(int status, String title) {
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
