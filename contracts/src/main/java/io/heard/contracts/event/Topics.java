package io.heard.contracts.event;

/** Every topic by name: {@code <owner>.<plural noun>}. Partitions and retention stand in {@code deploy/kafka/topics.yaml}. */
public final class Topics {

    /** Written by the company's systems. The only topic that carries addresses; only survey-service reads it. */
    public static final String CONTACT_INTERACTIONS = "contact.interactions";

    public static final String SURVEY_INTERACTIONS = "survey.interactions";
    public static final String SURVEY_SURVEYS = "survey.surveys";
    public static final String SURVEY_INVITATIONS = "survey.invitations";
    public static final String SURVEY_CAMPAIGNS = "survey.campaigns";
    public static final String FEEDBACK_RESPONSES = "feedback.responses";
    public static final String FEEDBACK_CASES = "feedback.cases";
    public static final String INSIGHTS_THEMES = "insights.themes";

    public static final String SURVEY_RESPONDENTS = "survey.respondents";
    public static final String FEEDBACK_ERASURES = "feedback.erasures";
    public static final String INSIGHTS_ERASURES = "insights.erasures";

    private Topics() {}
}
