package io.heard.insights.theme;

/** What the API document shows. The numbers belong together: 90 of 210 answers complain. */
final class ThemeExamples {

    static final String THEME = """
            {"id": "0195516f-0000-7000-8000-000000000042", "product": "broadband", "label": "hours on hold", "sentences": [],
             "language": null, "byWords": false,
             "labelByPeople": false, "muted": false, "edition": 17, "mentions": 27, "customers": 25, "uninvited": 2, "share": 0.3, "shareLow": 0.2151, "shareHigh": 0.4013, "growing": true, "emergingSince": null,
             "firstMentionedAt": "2026-01-05T10:12:00Z", "lastMentionedAt": "2026-03-30T16:40:00Z",
             "pillars": [{"pillar": "speed", "share": 0.6667}, {"pillar": "reachability", "share": 0.2222}],
             "course": [{"from": "2026-03-16T00:00:00Z", "mentions": 8}, {"from": "2026-03-23T00:00:00Z", "mentions": 19}],
             "quotes": [{"text": "Fifty minutes on hold, then the line went dead.", "start": 0, "end": 47,
              "answeredAt": "2026-03-30T18:00:00Z"}]}""";

    static final String THEMES = """
            {"items": [
            {"id": "0195516f-0000-7000-8000-000000000042", "product": "broadband", "label": "hours on hold", "sentences": [],
             "language": null, "byWords": false,
             "labelByPeople": false, "muted": false, "edition": 17, "mentions": 27, "customers": 25, "uninvited": 2, "share": 0.3, "shareLow": 0.2151, "shareHigh": 0.4013, "growing": true, "emergingSince": null,
             "firstMentionedAt": "2026-01-05T10:12:00Z", "lastMentionedAt": "2026-03-30T16:40:00Z",
             "pillars": [{"pillar": "speed", "share": 0.6667}, {"pillar": "reachability", "share": 0.2222}],
             "course": [{"from": "2026-03-16T00:00:00Z", "mentions": 8}, {"from": "2026-03-23T00:00:00Z", "mentions": 19}],
             "quotes": [{"text": "Fifty minutes on hold, then the line went dead.", "start": 0, "end": 47,
              "answeredAt": "2026-03-30T18:00:00Z"}]}],
             "complaints": 90, "verbatims": 210, "uninvited": 14, "waiting": 0, "nextPageToken": null}""";

    static final String MENTIONS = """
            {"items": [{"id": "3f2a7c10-5d1e-3b44-8c1e-7a90c1d2e3f4", "text": "Fifty minutes on hold, then the line went dead.", "start": 0, "end": 47,
              "answeredAt": "2026-03-30T18:00:00Z", "touchpoint": "support-call", "channel": "phone"}],
             "nextPageToken": null}""";

    static final String PILLARS = """
            {"items": [
             {"pillar": "speed", "mentions": 36, "share": 0.4}, {"pillar": "respect", "mentions": 18, "share": 0.2},
             {"pillar": "reachability", "mentions": 9, "share": 0.1}, {"pillar": "competence", "mentions": 9, "share": 0.1},
             {"pillar": "ownership", "mentions": 6, "share": 0.0667}, {"pillar": "clarity", "mentions": 5, "share": 0.0556},
             {"pillar": "transparency", "mentions": 4, "share": 0.0444}, {"pillar": "recovery", "mentions": 3, "share": 0.0333},
             {"pillar": "patience", "mentions": 2, "share": 0.0222}, {"pillar": "consistency", "mentions": 1, "share": 0.0111},
             {"pillar": "empathy", "mentions": 0, "share": 0}, {"pillar": "personalisation", "mentions": 0, "share": 0}],
             "complaints": 90}""";

    private ThemeExamples() {}
}
