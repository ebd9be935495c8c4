package io.heard.local.bench;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import io.heard.local.client.PatientClient;
import io.heard.local.demo.Company;
import io.heard.local.demo.Counted;
import io.heard.local.demo.Expected;
import io.heard.local.demo.Reckoning;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;

/** Holds what customers were told is kept, answer by answer, against what feedback-service stored and insights-service counts. */
final class Ledger {

    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(2);

    /** Neither is about answers: reading comments into themes takes longer than storing them. */
    private static final List<String> BESIDE = List.of("first responses", "comments still waiting");

    private final Counted before;

    private Ledger(Counted before) {
        this.before = before;
    }

    /** Before anybody answers. */
    static Ledger open(Laboratory laboratory) {
        return new Ledger(Counted.now(laboratory.api(), List.of(), List.of(Asked.PRODUCT)));
    }

    /** Every customer was told once that the answer is kept. True when nothing was lost, doubled or miscounted. */
    boolean reckon(Laboratory laboratory, Asked asked, ObjectNode figures) {
        Map<UUID, Map<String, String>> accepted = new HashMap<>();
        for (int i = 0; i < asked.forms().size(); i++) {
            accepted.put(
                    asked.forms().get(i).submissionId(), asked.contacts().get(i).answers());
        }
        laboratory.progress().begin("Waiting until all is counted");
        long since = System.nanoTime();
        Counted expected = Expected.counts(asked.contacts());
        Counted counted = awaitCounted(laboratory, asked, expected);
        laboratory.progress().done(counted.responses() + " are counted");
        Map<String, String> differences = new Reckoning(expected, counted).differences();
        differences.keySet().removeAll(BESIDE);
        differences.forEach((what, difference) -> laboratory.progress().say(what + ": " + difference));

        long stored = 0;
        long altered = 0;
        long doubled = Math.max(0, counted.responses() - expected.responses());
        try (MongoClient store = Asked.store(laboratory)) {
            for (Document response : store.getDatabase("feedback")
                    .getCollection("responses")
                    .find(eq("invitation.campaignId", UUID.fromString(asked.campaign())))
                    .projection(include("submissions"))) {
                List<Document> submissions = response.getList("submissions", Document.class);
                stored++;
                doubled += submissions.size() - 1L;
                Map<String, String> answers =
                        accepted.remove(submissions.getLast().get("submissionId", UUID.class));
                if (answers == null) {
                    doubled++;
                } else if (!answers.equals(answers(submissions.getLast()))) {
                    altered++;
                }
            }
        }
        long lost = accepted.size() + Math.max(0, expected.responses() - counted.responses());
        figures.put("accepted", asked.forms().size())
                .put("stored", stored)
                .put("counted", counted.responses())
                .put("lost", lost)
                .put("doubled", doubled)
                .put("altered", altered)
                .put("miscounted", differences.size())
                .put("secondsToCount", Quantile.rounded(Crowd.seconds(since)));
        return lost == 0 && doubled == 0 && altered == 0 && differences.isEmpty();
    }

    /** As they were given: every question of the survey is a score or a text. */
    private static Map<String, String> answers(Document submission) {
        Map<String, String> answers = new TreeMap<>();
        for (Document answer : submission.getList("answers", Document.class)) {
            String question = answer.getString("questionId");
            answers.put(question, question.equals(Company.TEXT) ? answer.getString("text") : answer.get("score") + "");
        }
        return answers;
    }

    private Counted awaitCounted(Laboratory laboratory, Asked asked, Counted expected) {
        long changedAt = System.nanoTime();
        Counted counted = count(laboratory, asked);
        while (!isComplete(counted, expected) && Crowd.seconds(changedAt) < LONGEST_STANDSTILL.toSeconds()) {
            PatientClient.pause(POLL);
            Counted next = count(laboratory, asked);
            changedAt = next.equals(counted) ? changedAt : System.nanoTime();
            counted = next;
            laboratory.progress().at(counted.responses(), expected.responses(), "answers counted");
        }
        // Whatever is counted twice would come after: one more look once nothing moves.
        PatientClient.pause(POLL.multipliedBy(3));
        return count(laboratory, asked);
    }

    private static boolean isComplete(Counted counted, Counted expected) {
        Map<String, String> differences = new Reckoning(expected, counted).differences();
        differences.keySet().removeAll(BESIDE);
        return differences.isEmpty();
    }

    private Counted count(Laboratory laboratory, Asked asked) {
        return Counted.now(laboratory.api(), List.of(asked.campaign()), List.of(Asked.PRODUCT))
                .since(before);
    }
}
