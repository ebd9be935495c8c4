package io.heard.survey.respondent;

import io.heard.http.problem.ProblemType;

/** Refusals about respondents. */
public enum RespondentProblem implements ProblemType {
    RESPONDENT_NOT_FOUND(404, "No such respondent"),
    ERASURE_NOT_FOUND(404, "Nobody asked for this erasure"),
    RESPONDENT_ERASED(409, "The respondent was erased");

    private final int status;
    private final String title;

    RespondentProblem(int status, String title) {
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
