package io.heard.survey.design;

import io.heard.http.problem.ProblemType;

enum SurveyProblem implements ProblemType {
    SURVEY_NOT_FOUND(404, "No such survey");

    private final int status;
    private final String title;

    SurveyProblem(int status, String title) {
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
