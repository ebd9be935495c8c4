package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.SurveyForm;
import io.heard.local.launch.PlatformOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Kills feedback-service and the document store with SIGKILL while customers answer, and holds what every customer was told against
 * what is stored and counted in the end. An attempt without an answer, or with one that says "not now", may have been stored:
 * it is sent again under the same key until it is known, and once more when all is over.
 */
final class AnsweringChaos implements Experiment {

    private static final int USUAL_COUNT = 50_000;
    private static final String SERVICE = "feedback-service";
    private static final String STORE = "documents";
    private static final int FEEDBACK_KILLS = 20;
    private static final int STORE_KILLS = 5;
    private static final int KILLS = FEEDBACK_KILLS + STORE_KILLS;
    private static final int CONNECTIONS = 32;
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration POLL = Duration.ofMillis(20);

    @Override
    public String name() {
        return "answering";
    }

    @Override
    public String about() {
        return "kill -9 of feedback-service and the document store while customers answer: what is lost, doubled or miscounted";
    }

    @Override
    public Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.of(Asked.platform(portOffset));
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        int count = laboratory.wishes().count() > 0 ? laboratory.wishes().count() : USUAL_COUNT;
        Ledger ledger = Ledger.open(laboratory);
        Asked asked = Asked.ask(laboratory, "Chaos answering", count);
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        var toRepeat = new ConcurrentLinkedQueue<SurveyForm>();
        laboratory.progress().begin("Answering while things die");
        double longestAway = 0;
        try (HttpClient client = client();
                var helper = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> customers = helper.submit(() -> Parallel.map(asked.forms(), CONNECTIONS, form -> {
                int attempts = send(client, form);
                if (attempts > 1) {
                    unknown.addAndGet(attempts - 1);
                    toRepeat.add(form);
                }
                laboratory.progress().at(answered.incrementAndGet(), count, "answers");
                return attempts;
            }));
            Map<String, Integer> kills = new TreeMap<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                await(customers::isDone, answered, (int) ((long) kill * count / (KILLS + 1)));
                if (customers.isDone()) {
                    break;
                }
                String part = kill % (KILLS / STORE_KILLS) == 0 ? STORE : SERVICE;
                long killedAt = System.nanoTime();
                long killed = Processes.kill(laboratory, part);
                longestAway = Math.max(longestAway, Processes.awaitBack(laboratory, part, killed, killedAt));
                kills.merge(part, 1, Integer::sum);
            }
            customers.get();
            laboratory.progress().done("all have been accepted, " + unknown + " attempts were uncertain");
            long repeatedOtherwise = toRepeat.stream()
                    .filter(form -> status(client, form) != 303)
                    .count();
            int serviceKills = kills.getOrDefault(SERVICE, 0);
            int storeKills = kills.getOrDefault(STORE, 0);
            figures.put("kills", serviceKills)
                    .put("storeKills", storeKills)
                    .put("uncertainAttempts", unknown.get())
                    .put("repeatedOtherwise", repeatedOtherwise)
                    .put("longestSecondsAway", Quantile.rounded(longestAway));
            return ledger.reckon(laboratory, asked, figures)
                    && repeatedOtherwise == 0
                    && unknown.get() > 0
                    && serviceKills == FEEDBACK_KILLS
                    && storeKills == STORE_KILLS;
        } catch (ExecutionException e) {
            throw new PlatformProblem("A customer gave up: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }

    private static void await(BooleanSupplier over, AtomicInteger answered, int mark) {
        while (answered.get() < mark && !over.getAsBoolean()) {
            PatientClient.pause(POLL);
        }
    }

    /** How many attempts it took until the platform said that the answer is kept. */
    private static int send(HttpClient client, SurveyForm form) {
        long since = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            int status = status(client, form);
            if (status == 303) {
                return attempt;
            }
            boolean certain = status >= 200 && status < 500 && status != 429;
            if (certain || Crowd.seconds(since) > LONGEST_AWAY.toSeconds()) {
                throw new PlatformProblem("An answer was refused with " + status);
            }
            PatientClient.pause(PAUSE);
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** 0 when there was no answer. */
    static int status(HttpClient client, SurveyForm form) {
        try {
            HttpResponse<Void> response = client.send(form.request(), BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException unknown) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }
}
