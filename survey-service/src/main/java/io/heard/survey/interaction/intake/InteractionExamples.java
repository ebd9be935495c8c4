package io.heard.survey.interaction.intake;

/** Bodies shown in the API document. */
final class InteractionExamples {

    static final String DRAFT = """
            {"source": "helpdesk", "id": "T-1042", "touchpoint": "support-call", "channel": "phone", "product": "mobile",
             "team": "north", "openedAt": "2026-03-01T10:00:00Z", "firstRespondedAt": "2026-03-01T10:02:00Z",
             "closedAt": "2026-03-01T10:20:00Z",
             "customer": {"id": "C-77", "email": "ann@example.org", "firstName": "Ann", "locale": "en-GB",
                          "timeZone": "Europe/London"},
             "attributes": {"reason": "invoice"}}""";

    static final String LINE = """
            {"source":"helpdesk","id":"T-1042","touchpoint":"support-call","channel":"phone","product":"mobile",\
            "openedAt":"2026-03-01T10:00:00Z","closedAt":"2026-03-01T10:20:00Z","customer":{"id":"C-77"}}""";

    static final String VIEW = """
            {"id": "0198c0de-0000-7000-8000-000000000003", "source": "helpdesk", "sourceId": "T-1042",
             "touchpoint": "support-call", "channel": "phone", "product": "mobile", "team": "north", "agent": null,
             "openedAt": "2026-03-01T10:00:00Z", "firstRespondedAt": "2026-03-01T10:02:00Z",
             "closedAt": "2026-03-01T10:20:00Z", "customerId": "0198c0de-0000-7000-8000-000000000004",
             "recordedAt": "2026-03-01T10:20:05Z", "attributes": {"reason": "invoice"}}""";

    static final String BATCH = """
            {"recorded": 1, "known": 0, "rejected": 1,
             "lines": [
               {"line": 1, "status": "RECORDED", "id": "0198c0de-0000-7000-8000-000000000003"},
               {"line": 2, "status": "REJECTED", "errors": [{"field": "touchpoint", "message": "is required"}]}]}""";

    static final String FILE = """
            Ticket;channel;product;openedAt;closedAt;Customer no;Mail
            T-1042;phone;mobile;2026-03-01T10:00:00Z;2026-03-01T10:20:00Z;C-1042;ann@example.org
            """;

    private InteractionExamples() {}
}
