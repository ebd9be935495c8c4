package io.heard.survey.campaign;

/** Bodies shown in the API document. */
final class CampaignExamples {

    static final String DRAFT = """
            {"name": "After support calls", "surveyId": "0198c0de-0000-7000-8000-000000000001",
             "touchpoint": "support-call", "product": "mobile", "delay": "PT2H", "quietPeriod": "P30D"}""";

    static final String VIEW = """
            {"id": "0198c0de-0000-7000-8000-000000000002", "name": "After support calls",
             "surveyId": "0198c0de-0000-7000-8000-000000000001", "touchpoint": "support-call", "channel": null,
             "product": "mobile", "subject": null, "delay": "PT2H", "quietPeriod": "P30D", "maximumAge": "P14D",
             "samplePercent": 100, "linkLifetime": "P14D", "status": "DRAFT", "createdAt": "2026-03-01T12:00:00Z"}""";

    private CampaignExamples() {}
}
