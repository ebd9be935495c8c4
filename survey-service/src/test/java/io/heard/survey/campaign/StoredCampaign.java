package io.heard.survey.campaign;

/** A campaign of somebody else, put where the API would not let the caller put it. */
final class StoredCampaign {

    private StoredCampaign() {}

    /** @param product in single quotes; {@code null} for every product */
    static String insert(String id, String survey, String product) {
        boolean every = product.equals("null");
        String settings = """
            {"audience": {"touchpoint": "x", "channel": null, "product": %s, "rule": null},
             "asking": {"delay": "PT0S", "quietPeriod": "PT0S", "maximumAge": "PT1S", "linkLifetime": "PT1S", "samplePercent": 1},
             "sendTimes": {"days": ["MONDAY"], "from": "09:00", "to": "18:00", "holidays": [], "fallbackZone": "UTC"},
             "reminders": {"count": 0, "spacing": "P3D"}, "period": {"startsAt": null, "endsAt": null}, "dailyBudget": null,
             "languages": [], "subject": null, "senderName": null, "replyTo": null, "variants": {"list": []}}""".formatted(every ? "null" : product.replace('\'', '"'));
        return """
            insert into campaign (id, edition, name, survey_id, topic, priority, products, settings, status, created_at)
            values ('%s', 0, 'Theirs', '%s', 'x', 5, %s, '%s', 'DRAFT', now())""".formatted(id, survey, every ? "null" : "array[" + product + "]", settings);
    }
}
