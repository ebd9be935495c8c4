package io.heard.local.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Holds what the platform counted against what the demo did. */
public record Reckoning(Counted expected, Counted counted) {

    public boolean agrees() {
        return expected.equals(counted);
    }

    /** One line for each number that differs. */
    public Map<String, String> differences() {
        Map<String, String> differences = new LinkedHashMap<>();
        compare(differences, "mails sent", expected.sent(), counted.sent());
        compare(differences, "responses", expected.responses(), counted.responses());
        compare(differences, "answered invitations", expected.answered(), counted.answered());
        compare(differences, "satisfaction scores", expected.csat(), counted.csat());
        compare(differences, "ease scores", expected.ces(), counted.ces());
        compare(differences, "promoters", expected.promoters(), counted.promoters());
        compare(differences, "passives", expected.passives(), counted.passives());
        compare(differences, "detractors", expected.detractors(), counted.detractors());
        compare(differences, "first responses", expected.firstResponses(), counted.firstResponses());
        compare(differences, "comments", expected.verbatims(), counted.verbatims());
        compare(differences, "comments still waiting", expected.waiting(), counted.waiting());
        return differences;
    }

    private static void compare(Map<String, String> differences, String what, long expected, long counted) {
        if (expected != counted) {
            differences.put(what, "expected " + expected + ", the platform counts " + counted);
        }
    }
}
