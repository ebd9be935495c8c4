package io.heard.survey.design;

/** Bodies shown in the API document. */
final class SurveyExamples {

    static final String DRAFT = """
            {"title": "After a support call", "language": "en", "thanks": "Thank you, we read every word.",
             "questions": [
               {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you with our help?", "required": true},
               {"id": "reason", "type": "LONG_TEXT", "text": "What could we have done better?"}]}""";

    static final String BRANCHING_DRAFT = """
            {"title": "Your contact with us", "language": "en",
             "questions": [
               {"id": "satisfied", "type": "CSAT", "style": "FACES", "required": true,
                "text": "How satisfied are you with our help?"},
               {"id": "why", "type": "SINGLE_CHOICE", "text": "What went wrong?", "other": "else",
                "options": [{"id": "slow", "text": "It took too long"}, {"id": "else", "text": "Something else"}],
                "showIf": {"all": [{"question": "satisfied", "op": "atMost", "value": 3},
                                   {"context": "channel", "op": "in", "values": ["phone", "chat"]}]}}],
             "thanks": "Thank you, we read every word.",
             "endings": [{"when": {"all": [{"question": "satisfied", "op": "atMost", "value": 2}]},
                          "text": "We are sorry about {{product}}. Somebody will look into it today."}],
             "translations": [
               {"language": "de", "title": "Ihr Kontakt mit uns",
                "questions": [
                  {"id": "satisfied", "text": "Wie zufrieden sind Sie mit unserer Hilfe?"},
                  {"id": "why", "text": "Was ist schiefgegangen?",
                   "options": [{"id": "slow", "text": "Es hat zu lange gedauert"}, {"id": "else", "text": "Etwas anderes"}]}],
                "thanks": "Danke, wir lesen jedes Wort.",
                "endings": ["Das mit {{product}} tut uns leid. Noch heute sieht es sich jemand an."]}],
             "mail": null, "brand": {"colour": "#1d5fae"}}""";

    static final String VIEW = """
            {"id": "0198c0de-0000-7000-8000-000000000001", "title": "After a support call", "language": "en",
             "introduction": null, "thanks": "Thank you, we read every word.",
             "questions": [
               {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you with our help?", "required": true,
                "options": [], "style": "FACES", "other": null, "showIf": null}],
             "endings": [], "translations": [], "mail": null, "brand": null,
             "status": "PUBLISHED", "publishedVersion": 1, "unpublishedChanges": false,
             "createdAt": "2026-03-01T12:00:00Z"}""";

    static final String CHANGES = """
            {"items": [
               {"subjectId": "0198c0de-0000-7000-8000-000000000001", "number": 3, "at": "2026-03-02T09:35:00Z",
                "by": {"subject": "7f3c2c1e-0d5b-4f0e-9f55-3f0f5a1d7c11", "name": "cam"}, "action": "PUBLISHED",
                "changes": [{"field": "publishedVersion", "from": 1, "to": 2}]},
               {"subjectId": "0198c0de-0000-7000-8000-000000000001", "number": 2, "at": "2026-03-02T09:30:00Z",
                "by": {"subject": "7f3c2c1e-0d5b-4f0e-9f55-3f0f5a1d7c11", "name": "cam"}, "action": "EDITED",
                "changes": [{"field": "title", "from": "After a call", "to": "After a support call"}]}],
             "nextPageToken": "Mg", "verified": true}""";

    static final String LINT = """
            {"errors": 1, "warnings": 1,
             "findings": [
               {"severity": "ERROR", "field": "translations[0].questions", "rule": "UNTRANSLATED",
                "hint": "The question why has no words in the language de."},
               {"severity": "WARNING", "field": "questions[0].text", "rule": "JARGON",
                "hint": "“ticket” is a word of our trade. Customers would say: question or problem."}]}""";

    static final String NOT_READY = """
            {"type": "/problems/survey-not-ready", "title": "The survey is not ready to be published", "status": 409,
             "detail": "Customers would meet these errors; mend them and publish again",
             "errors": [
               {"field": "translations[0].questions", "message": "The question why has no words in the language de."}]}""";

    static final String TEMPLATES = """
            {"items": [
               {"id": "after-support", "title": "After a support contact",
                "description": "One score, the reason when it is low, and room for a few words.",
                "languages": ["en", "de"],
                "questions": [
                  {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you with our help?", "required": true,
                   "options": [], "style": "FACES", "other": null, "showIf": null}]}]}""";

    private SurveyExamples() {}
}
