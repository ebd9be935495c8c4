package io.heard.insights.metric;

/** What the API document shows. The numbers belong together: 120 of 400 customers answered. */
final class MetricExamples {

    static final String NPS = """
            {"value": 25.0, "promoters": 60, "passives": 30, "detractors": 30, "count": 120,
             "interval": {"low": 10.2, "high": 39.8},
             "course": [{"from": "2026-03-02T00:00:00Z", "value": 25.0, "count": 120}]}""";

    static final String CSAT = """
            {"value": 75.0, "count": 120, "interval": {"low": 66.6, "high": 81.9}}""";

    static final String CES = """
            {"value": 5.4, "count": 120, "interval": {"low": 5.2, "high": 5.6}}""";

    static final String FIRST_RESPONSE_TIME = """
            {"medianSeconds": 340.0, "p90Seconds": 1260.0, "count": 800,
             "medianInterval": {"low": 322.0, "high": 361.0}, "p90Interval": {"low": 1180.0, "high": 1352.0}}""";

    static final String RESPONSE_RATE = """
            {"sent": 400, "answered": 120, "value": 0.3, "interval": {"low": 0.257, "high": 0.347}}""";

    static final String ALL = """
            {"asOf": "2026-03-31T12:00:00Z",
             "filter": {"product": "broadband", "from": "2026-03-01T00:00:00Z", "origin": "invited"},
             "responses": 120, "provisional": 3, "uninvited": 17,
             "nps": {"value": 25.0, "promoters": 60, "passives": 30, "detractors": 30, "count": 120,
              "interval": {"low": 10.2, "high": 39.8}},
             "csat": {"value": 75.0, "count": 120, "interval": {"low": 66.6, "high": 81.9}},
             "ces": {"value": 5.4, "count": 120, "interval": {"low": 5.2, "high": 5.6}},
             "firstResponseTime": {"medianSeconds": 340.0, "p90Seconds": 1260.0, "count": 800,
              "medianInterval": {"low": 322.0, "high": 361.0}, "p90Interval": {"low": 1180.0, "high": 1352.0}},
             "responseRate": {"sent": 400, "answered": 120, "value": 0.3,
              "interval": {"low": 0.257, "high": 0.347}}}""";

    private MetricExamples() {}
}
