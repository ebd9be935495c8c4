package io.heard.feedback.recovery;

import io.heard.http.problem.ProblemType;

enum RecoveryProblem implements ProblemType {
    CASE_NOT_FOUND(404, "No such case"),
    CASE_RESOLVED(409, "The case is resolved");

    private final int status;
    private final String title;

    RecoveryProblem(int status, String title) {
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
