package io.heard.survey.design;

/** Bodies shown in the API document. */
final class SurveyExamples {

    static final String DRAFT = """
            {"title": "After a support call", "language": "en", "thanks": "Thank you, we read every word.",
             "questions": [
               {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you with our help?", "required": true},
               {"id": "reason", "type": "LONG_TEXT", "text": "What could we have done better?"}]}""";

    static final String VIEW = """
            {"id": "0198c0de-0000-7000-8000-000000000001", "title": "After a support call", "language": "en",
             "introduction": null, "thanks": "Thank you, we read every word.",
             "questions": [
               {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you with our help?", "required": true,
                "options": []}],
             "status": "PUBLISHED", "publishedVersion": 1, "unpublishedChanges": false,
             "createdAt": "2026-03-01T12:00:00Z"}""";

    private SurveyExamples() {}
}
