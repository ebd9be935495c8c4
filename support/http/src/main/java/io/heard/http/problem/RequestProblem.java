package io.heard.http.problem;

/** Refusals that any resource may answer with. */
public enum RequestProblem implements ProblemType {
    INVALID_REQUEST(400, "Invalid request"),
    CHANGED_MEANWHILE(412, "Somebody else changed it meanwhile"),
    CONDITION_REQUIRED(428, "If-Match is required"),
    TEMPORARILY_UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    RequestProblem(int status, String title) {
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
