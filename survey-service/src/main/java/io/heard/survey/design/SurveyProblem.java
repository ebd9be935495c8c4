package io.heard.survey.design;

import io.heard.http.problem.ProblemType;

enum SurveyProblem implements ProblemType {
    SURVEY_NOT_FOUND(404, "No such survey"),
    TEMPLATE_NOT_FOUND(404, "No such template"),
    SURVEY_NOT_READY(409, "The survey is not ready to be published"),
    SURVEY_RETIRED(409, "The survey is retired"),
    SURVEY_IN_USE(409, "Live campaigns ask with the survey");

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
