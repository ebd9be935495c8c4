package io.heard.survey.campaign;

import io.heard.http.problem.ProblemType;

enum CampaignProblem implements ProblemType {
    CAMPAIGN_NOT_FOUND(404, "No such campaign"),
    CAMPAIGN_TEMPLATE_NOT_FOUND(404, "No such template"),
    CAMPAIGN_ENDED(409, "The campaign has ended"),
    VARIANT_FIXED(409, "A variant that was asked with stays what it is"),
    ANONYMITY_FIXED(409, "Anonymity is promised before anybody is asked"),
    OPEN_SURVEY_NOT_FOUND(404, "The campaign has no open survey"),
    SURVEY_NOT_PUBLISHED(409, "The survey was never published"),
    SURVEY_RETIRED(409, "The survey is retired"),
    LANGUAGE_MISSING(409, "The survey lacks a language"),
    PRODUCT_NOT_ALLOWED(403, "Not one of your products");

    private final int status;
    private final String title;

    CampaignProblem(int status, String title) {
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
