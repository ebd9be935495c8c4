package io.heard.survey.bounce;

import io.heard.http.problem.ProblemType;

/** Every way this room refuses a request. */
enum BounceProblem implements ProblemType {
    HOOK_NOT_SIGNED(401, "The hook is not signed by who it claims to be");

    private final int status;
    private final String title;

    BounceProblem(int status, String title) {
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
