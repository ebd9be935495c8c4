package io.heard.survey.invitation.ledger;

import io.heard.http.problem.ProblemType;

enum InvitationProblem implements ProblemType {
    INTERACTION_NOT_FOUND(404, "No such interaction"),
    RESPONDENT_NOT_FOUND(404, "No such respondent");

    private final int status;
    private final String title;

    InvitationProblem(int status, String title) {
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
