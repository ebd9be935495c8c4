package io.heard.survey.campaign;

/** Bodies shown in the API document. */
final class CampaignExamples {

    static final String DRAFT = """
            {"name": "After support calls", "surveyId": "0198c0de-0000-7000-8000-000000000001",
             "touchpoint": "support-call", "product": "mobile", "delay": "PT2H", "quietPeriod": "P30D"}""";

    static final String RICH_DRAFT = """
            {"name": "After long support calls", "surveyId": "0198c0de-0000-7000-8000-000000000001",
             "touchpoint": "support-call",
             "audience": {"all": [
               {"field": "product", "op": "in", "values": ["mobile", "broadband"]},
               {"field": "handlingSeconds", "op": "atLeast", "value": 600},
               {"not": {"field": "attributes.escalated", "op": "equals", "value": "yes"}}]},
             "topic": "support", "topicNames": {"en": "Customer service", "de": "Kundendienst"}, "priority": 7, "samplePercent": 40, "delay": "PT2H", "quietPeriod": "P30D",
             "sendTimes": {"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "from": "09:00", "to": "18:00",
               "holidays": ["2026-12-25"], "fallbackZone": "Europe/Berlin"},
             "reminders": {"count": 1, "spacing": "P4D"}, "startsAt": "2026-03-01T00:00:00Z", "endsAt": "2026-09-01T00:00:00Z",
             "dailyBudget": 500, "languages": ["en"], "senderName": "Acme customer care", "replyTo": "care@example.org", "retention": "P2Y",
             "variants": [{"id": "friendly", "share": 50, "subject": "How did we do?"}, {"id": "usual", "share": 50}]}""";

    static final String VIEW = """
            {"id": "0198c0de-0000-7000-8000-000000000002", "name": "After support calls",
             "surveyId": "0198c0de-0000-7000-8000-000000000001", "touchpoint": "support-call", "channel": null,
             "product": "mobile", "audience": null, "topic": "support-call",
             "topicNames": {}, "priority": 5, "subject": null,
             "senderName": null, "replyTo": null, "languages": [], "delay": "PT2H",
             "sendTimes": {"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
               "from": "00:00", "to": "00:00", "holidays": [], "fallbackZone": "UTC"},
             "reminders": {"count": 0, "spacing": "P3D"}, "quietPeriod": "P30D", "maximumAge": "P14D",
             "samplePercent": 100, "linkLifetime": "P14D", "startsAt": null, "endsAt": null, "dailyBudget": null,
             "variants": [], "retention": null, "anonymous": false, "status": "DRAFT", "createdAt": "2026-03-01T12:00:00Z"}""";

    static final String AUDIT = """
            {"items": [{"subjectId": "0198c0de-0000-7000-8000-000000000002", "number": 2, "at": "2026-03-02T09:30:00Z",
              "by": {"subject": "7f3c2c1e-0d5b-4f0e-9f55-3f0f5a1d7c11", "name": "cam"}, "action": "EDITED",
              "changes": [{"field": "samplePercent", "from": 100, "to": 40}]}],
             "nextPageToken": "Mg", "verified": true}""";

    static final String VARIANT_FIXED = """
            {"type": "/problems/variant-fixed", "title": "A variant that was asked with stays what it is", "status": 409,
             "detail": "Its result would mix two things. Give what is new another id; the old one keeps its result",
             "errors": [{"field": "variants[0].subject",
               "message": "must stay as it is for the variant friendly, which customers were asked with"}]}""";

    static final String OPEN_SURVEY_DRAFT = """
            {"channel": "kiosk", "touchpoint": "shop-visit", "product": "mobile", "team": "city-centre", "oncePerDevice": false,
             "embeddedBy": ["https://www.example.com"], "closesAt": "2099-12-31T23:00:00Z"}""";

    static final String OPEN_SURVEY = """
            {"surveyId": "0198c0de-0000-7000-8000-000000000001", "surveyVersion": 3, "channel": "kiosk",
             "touchpoint": "shop-visit", "product": "mobile", "team": "city-centre", "oncePerDevice": false,
             "embeddedBy": ["https://www.example.com"], "opensAt": "2026-03-01T08:00:00Z", "closesAt": "2026-12-31T23:00:00Z",
             "link": "https://feedback.example.org/o/AQEEAZjA3gAAcACAAAAAAAAAAgAAAABydr4A-0X2m1nQ0yq7rZkq5W1o3uXb3yBqg4V9wJt6c2M",
             "qrCode": "<svg xmlns=\\"http://www.w3.org/2000/svg\\" viewBox=\\"0 0 57 57\\" shape-rendering=\\"crispEdges\\"><path fill=\\"#fff\\" d=\\"M0 0h57v57H0z\\"/><path d=\\"M4 4h7v1h-7z\\"/></svg>",
             "embedSnippet": "<iframe src=\\"https://feedback.example.org/o/AQEEAZjA3gAAcACAAAAAAAAAAgAAAABydr4A-0X2m1nQ0yq7rZkq5W1o3uXb3yBqg4V9wJt6c2M?embedded=true\\" title=\\"Your visit\\" width=\\"100%\\" height=\\"720\\" loading=\\"lazy\\" referrerpolicy=\\"no-referrer\\" sandbox=\\"allow-forms allow-scripts allow-same-origin\\"></iframe>"}""";

    private CampaignExamples() {}
}
