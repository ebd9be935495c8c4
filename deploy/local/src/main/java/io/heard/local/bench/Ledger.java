package io.heard.local.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import io.heard.local.client.PatientClient;
import io.heard.local.demo.Counted;
import io.heard.local.demo.Expected;
import io.heard.local.demo.Reckoning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds what customers were told is kept against what feedback-service stored and insights-service counts. */
final class Ledger {

    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(2);

    private Ledger() {}

    /** Every customer was told once that the answer is kept. True when nothing was lost, doubled or miscounted. */
    static boolean reckon(Laboratory laboratory, Asked asked, ObjectNode figures) {
        int accepted = asked.contacts().size();
        UUID campaign = UUID.fromString(asked.campaign());
        long stored;
        long revised;
        try (MongoClient store = Asked.store(laboratory)) {
            var responses = store.getDatabase("feedback").getCollection("responses");
            stored = responses.countDocuments(eq("invitation.campaignId", campaign));
            revised = responses.countDocuments(and(eq("invitation.campaignId", campaign), gt("revision", 1)));
        }
        laboratory.progress().begin("Waiting until all is counted");
        long since = System.nanoTime();
        Counted expected = Expected.counts(asked.contacts());
        Counted counted = awaitCounted(laboratory, asked, accepted);
        laboratory.progress().done(counted.responses() + " are counted");
        Map<String, String> differences = new Reckoning(expected, counted).differences();
        // Nothing was mailed, and what is read into themes is not what this is about.
        differences
                .keySet()
                .removeAll(List.of(
                        "mails sent", "answered invitations", "first responses", "comments", "comments still waiting"));
        differences.forEach((what, difference) -> laboratory.progress().say(what + ": " + difference));
        long lost = Math.max(0, accepted - Math.min(stored, counted.responses()));
        long doubled = revised + Math.max(0, Math.max(stored, counted.responses()) - accepted);
        figures.put("accepted", accepted)
                .put("stored", stored)
                .put("counted", counted.responses())
                .put("lost", lost)
                .put("doubled", doubled)
                .put("miscounted", differences.size())
                .put("secondsToCount", Quantile.rounded(Crowd.seconds(since)));
        return lost == 0 && doubled == 0 && differences.isEmpty();
    }

    private static Counted awaitCounted(Laboratory laboratory, Asked asked, int accepted) {
        long changedAt = System.nanoTime();
        Counted counted = count(laboratory, asked);
        while (counted.responses() < accepted && Crowd.seconds(changedAt) < LONGEST_STANDSTILL.toSeconds()) {
            PatientClient.pause(POLL);
            Counted next = count(laboratory, asked);
            changedAt = next.responses() == counted.responses() ? changedAt : System.nanoTime();
            counted = next;
            laboratory.progress().at(counted.responses(), accepted, "answers counted");
        }
        // Whatever is counted twice would come after: one more look once nothing moves.
        PatientClient.pause(POLL.multipliedBy(3));
        return count(laboratory, asked);
    }

    private static Counted count(Laboratory laboratory, Asked asked) {
        return Counted.now(laboratory.api(), List.of(asked.campaign()), List.of());
    }
}
