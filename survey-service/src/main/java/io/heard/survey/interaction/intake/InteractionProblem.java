package io.heard.survey.interaction.intake;

import io.heard.http.problem.ProblemType;

enum InteractionProblem implements ProblemType {
    INTERACTION_NOT_FOUND(404, "No such interaction");

    private final int status;
    private final String title;

    InteractionProblem(int status, String title) {
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
