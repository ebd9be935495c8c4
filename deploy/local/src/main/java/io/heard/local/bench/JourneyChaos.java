package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.client.Caller;
import io.heard.local.client.CampaignDesk;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformApi;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.SurveyForm;
import io.heard.local.demo.Company;
import io.heard.local.demo.Counted;
import io.heard.local.demo.Expected;
import io.heard.local.demo.Reckoning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills each service in turn with SIGKILL while customers post answers, lets the launcher bring it back, and counts at the end what
 * was lost, doubled or miscounted. Customers do as browsers and people do: they send the same form again.
 */
final class JourneyChaos implements Experiment {

    private static final String TOUCHPOINT = "chaos-journey";
    private static final List<String> SERVICES =
            List.of("feedback-service", "insights-service", "survey-service", "gateway");
    private static final int ANSWERS_EACH = 250;
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(40);
    private static final int KILL_AFTER = 60;
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(7);

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public String about() {
        return "kill -9 of each service in turn while answers are posted: what is lost, doubled or miscounted";
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        PlatformApi api = laboratory.api();
        String campaign =
                new CampaignDesk(api).liveCampaign("Chaos: journey", Company.publishedSurvey(api), TOUCHPOINT);
        Counted before = Counted.now(api, List.of(campaign), List.of(Crowd.PRODUCT));
        Set<String> keptBefore = responses(api, campaign);
        Crowd crowd = Crowd.gather(laboratory, TOUCHPOINT, SERVICES.size() * ANSWERS_EACH, customer -> "crowd");

        double longestAway = 0;
        for (int i = 0; i < SERVICES.size(); i++) {
            List<SurveyForm> forms = crowd.forms().subList(i * ANSWERS_EACH, (i + 1) * ANSWERS_EACH);
            longestAway = Math.max(longestAway, postWhileKilling(laboratory, SERVICES.get(i), forms));
        }
        laboratory.progress().begin("Waiting until the numbers stand still");
        Counted expected = Expected.counts(crowd.contacts());
        long startedAt = System.nanoTime();
        Counted counted = awaitCounted(laboratory, campaign, before, expected);
        double secondsToSettle = Crowd.seconds(startedAt);
        long kept = responses(api, campaign).stream()
                .filter(id -> !keptBefore.contains(id))
                .count();
        laboratory.progress().done(counted.responses() + " answers counted");

        Map<String, String> differences = new Reckoning(expected, counted).differences();
        differences.forEach((what, difference) -> laboratory.progress().say(what + ": " + difference));
        figures.put("kills", SERVICES.size())
                .put("answersAccepted", expected.responses())
                .put("answersKept", kept)
                .put("lostAnswers", Math.max(0, expected.responses() - Math.min(kept, counted.responses())))
                .put("doubledAnswers", Math.max(0, Math.max(kept, counted.responses()) - expected.responses()))
                .put("miscountedNumbers", differences.size())
                .put("longestSecondsAway", Quantile.rounded(longestAway))
                .put("secondsToSettle", Quantile.rounded(secondsToSettle));
        return differences.isEmpty() && kept == expected.responses();
    }

    /** Returns how many seconds the service was away; when it returns, all answers have been accepted. */
    private static double postWhileKilling(Laboratory laboratory, String service, List<SurveyForm> forms) {
        laboratory.progress().begin("Posting " + forms.size() + " answers, and killing " + service + " meanwhile");
        PatientClient client = laboratory.api().client();
        long killedAt = 0;
        long killed = 0;
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = new ArrayList<>();
            for (SurveyForm form : forms) {
                if (answers.size() == KILL_AFTER) {
                    killed = Processes.kill(laboratory, service);
                    killedAt = System.nanoTime();
                }
                answers.add(customers.submit(() -> form.send(client)));
                PatientClient.pause(BETWEEN_ANSWERS);
            }
            double away = Processes.awaitBack(laboratory, service, killed, killedAt);
            for (Future<?> answer : answers) {
                answer.get();
            }
            laboratory
                    .progress()
                    .done(service + " was back after " + Math.round(away) + " s, all answers were accepted");
            return away;
        } catch (ExecutionException e) {
            throw new PlatformProblem("An answer failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }

    private static Set<String> responses(PlatformApi api, String campaign) {
        Set<String> ids = new HashSet<>();
        api.list(Caller.REPORTS, "/api/v1/responses", Map.of("campaignId", campaign, "pageSize", "100"))
                .forEach(response -> ids.add(response.path("invitationId").asText()));
        return ids;
    }

    private static Counted awaitCounted(Laboratory laboratory, String campaign, Counted before, Counted expected) {
        Counted counted = Counted.now(laboratory.api(), List.of(campaign), List.of(Crowd.PRODUCT))
                .since(before);
        long changedAt = System.nanoTime();
        while (!counted.equals(expected) && Crowd.seconds(changedAt) < LONGEST_STANDSTILL.toSeconds()) {
            PatientClient.pause(Duration.ofSeconds(1));
            Counted next = Counted.now(laboratory.api(), List.of(campaign), List.of(Crowd.PRODUCT))
                    .since(before);
            changedAt = next.equals(counted) ? changedAt : System.nanoTime();
            counted = next;
            laboratory.progress().at(counted.responses(), expected.responses(), "answers counted");
        }
        return counted;
    }
}
