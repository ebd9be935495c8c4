package io.heard.feedback.response;

import io.heard.http.problem.ProblemType;

enum ResponseProblem implements ProblemType {
    RESPONSE_NOT_FOUND(404, "No such response");

    private final int status;
    private final String title;

    ResponseProblem(int status, String title) {
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
