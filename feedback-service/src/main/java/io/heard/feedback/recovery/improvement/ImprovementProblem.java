package io.heard.feedback.recovery.improvement;

import io.heard.http.problem.ProblemType;

enum ImprovementProblem implements ProblemType {
    IMPROVEMENT_NOT_FOUND(404, "No such improvement");

    private final int status;
    private final String title;

    ImprovementProblem(int status, String title) {
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
