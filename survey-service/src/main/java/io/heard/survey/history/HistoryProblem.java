package io.heard.survey.history;

import io.heard.http.problem.ProblemType;

enum HistoryProblem implements ProblemType {
    SURVEY_NOT_PUBLISHED(409, "The campaign's survey was never published"),
    CAMPAIGN_ANONYMOUS(409, "The campaign is anonymous");

    private final int status;
    private final String title;

    HistoryProblem(int status, String title) {
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
