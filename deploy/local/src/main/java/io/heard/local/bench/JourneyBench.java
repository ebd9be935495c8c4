package io.heard.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * How many answers a second the platform takes through the gateway, and how soon one is counted.
 *
 * <p>Timed is the POST of a filled-in form: one durable write each. The pages are opened before, so that what customers read and
 * what they send are two figures. A few hundred answers go ahead to warm up the JVMs. The load and everything it loads share the
 * machine's cores. Probes are answers of teams of their own, posted one after another while the load lasts; each waits until the
 * metrics count it.
 *
 * <p>Two rounds: as fast as it goes for the rate, then at a steady rate for how soon an answer is counted, since above what the
 * platform can take that says only how long the load lasted.
 */
final class JourneyBench implements Experiment {

    private static final String TOUCHPOINT = "bench-journey";
    private static final int WARM_UP = 300;
    private static final int ANSWERS = 2000;
    private static final int STEADY_RATE = 200;
    private static final int STEADY_ANSWERS = 10 * STEADY_RATE;
    private static final Duration AS_FAST_AS_IT_GOES = Duration.ZERO;
    private static final int PROBES = 40;
    private static final int CONNECTIONS = 24;
    private static final Duration PROBE_EVERY = Duration.ofMillis(250);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    /** So many lookouts ask at a time: more would measure how they wait for each other. */
    private static final int LOOKOUTS = 2;

    private static final Duration INVISIBLE = Duration.ofSeconds(60);
    private static final Duration LONGEST_COUNTING = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public String about() {
        return "answers per second through the gateway, and seconds until one is counted";
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        PlatformApi api = laboratory.api();
        String survey = Company.publishedSurvey(api);
        String campaign = new CampaignDesk(api).liveCampaign("Bench: journey", survey, TOUCHPOINT);
        List<String> campaigns = List.of(campaign);
        List<String> products = List.of(Crowd.PRODUCT);
        Counted before = Counted.now(api, campaigns, products);
        String run = Long.toString(System.nanoTime(), 36);
        int full = WARM_UP + ANSWERS;
        int load = full + STEADY_ANSWERS;
        Crowd crowd = Crowd.gather(
                laboratory,
                TOUCHPOINT,
                load + PROBES,
                customer -> customer < load ? "load" : team(run, customer - load));
        List<SurveyForm> forms = crowd.forms();

        laboratory.progress().begin("Warming up with " + WARM_UP + " answers");
        post(api.client(), forms.subList(0, WARM_UP), AS_FAST_AS_IT_GOES);
        laboratory.progress().done("warm");

        laboratory.progress().begin("Posting " + ANSWERS + " answers over " + CONNECTIONS + " connections");
        long startedAt = System.nanoTime();
        List<Double> millisecondsToAccept = post(api.client(), forms.subList(WARM_UP, full), AS_FAST_AS_IT_GOES);
        double seconds = Crowd.seconds(startedAt);
        laboratory.progress().done("all accepted");
        laboratory.progress().begin("Waiting until all is counted and every comment is read");
        long readingSince = System.nanoTime();
        awaitRead(laboratory, campaigns, products, before, full);
        double secondsToRead = Crowd.seconds(readingSince);
        laboratory.progress().done("done");

        laboratory.progress().begin("Posting " + STEADY_ANSWERS + " answers, " + STEADY_RATE + " a second");
        List<Double> secondsToVisible =
                postWatched(api, forms.subList(full, load), forms.subList(load, load + PROBES), run);
        laboratory.progress().done("all counted");
        int answered = load + secondsToVisible.size();
        Counted expected = Expected.counts(crowd.contacts().subList(0, answered));
        Counted counted = awaitRead(laboratory, campaigns, products, before, expected.responses());

        figures.put("answersPerSecond", Quantile.rounded(ANSWERS / seconds))
                .put("p95MillisecondsToAccept", Quantile.rounded(Quantile.of(millisecondsToAccept, 0.95)))
                .put("answers", ANSWERS)
                .put("connections", CONNECTIONS)
                .put("secondsToCountAndReadThem", Quantile.rounded(secondsToRead))
                .put("steadyAnswersPerSecond", STEADY_RATE)
                .put("p95SecondsToVisible", Quantile.rounded(Quantile.of(secondsToVisible, 0.95)))
                .put("medianSecondsToVisible", Quantile.rounded(Quantile.of(secondsToVisible, 0.5)))
                .put("probes", secondsToVisible.size())
                .put("pagesPerSecond", Quantile.rounded(crowd.pagesPerSecond()))
                .put("mailsPerSecond", Quantile.rounded(crowd.mailsPerSecond()))
                .put("lostAnswers", Math.max(0, expected.responses() - counted.responses()))
                .put("doubledAnswers", Math.max(0, counted.responses() - expected.responses()));
        Map<String, String> differences = new Reckoning(expected, counted).differences();
        differences.remove("mails sent"); // probes that the load did not last for were asked and never answered
        differences.remove("first responses");
        differences.forEach((what, difference) -> laboratory.progress().say(what + ": " + difference));
        return differences.isEmpty();
    }

    /** Milliseconds until each was accepted. */
    private static List<Double> post(PatientClient client, List<SurveyForm> forms, Duration between) {
        long startedAt = System.nanoTime();
        return Parallel.map(IntStream.range(0, forms.size()).boxed().toList(), CONNECTIONS, i -> {
            Duration due = between.multipliedBy(i).minusNanos(System.nanoTime() - startedAt);
            if (due.isPositive()) {
                PatientClient.pause(due);
            }
            long sentAt = System.nanoTime();
            forms.get(i).send(client);
            return Crowd.seconds(sentAt) * 1000;
        });
    }

    /** Posts the load at the steady rate and meanwhile the probes: seconds from accepted to counted, of each probe. */
    private static List<Double> postWatched(
            PlatformApi api, List<SurveyForm> load, List<SurveyForm> probes, String run) {
        AtomicBoolean loading = new AtomicBoolean(true);
        try (ExecutorService prober =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            Future<List<Double>> sights = prober.submit(() -> probe(api, probes, run, loading));
            post(api.client(), load, Duration.ofSeconds(1).dividedBy(STEADY_RATE));
            loading.set(false);
            return sights.get();
        } catch (ExecutionException e) {
            throw new PlatformProblem("A probe failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }

    /** Seconds from accepted to counted, for as many probes as could start while the load lasted. */
    private static List<Double> probe(PlatformApi api, List<SurveyForm> probes, String run, AtomicBoolean loading)
            throws ExecutionException, InterruptedException {
        Semaphore looking = new Semaphore(LOOKOUTS, true);
        try (ExecutorService lookouts = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> sights = new ArrayList<>();
            for (int i = 0; i < probes.size() && loading.get(); i++) {
                SurveyForm form = probes.get(i);
                String team = team(run, i);
                sights.add(lookouts.submit(() -> secondsToVisible(api, form, team, looking)));
                PatientClient.pause(PROBE_EVERY);
            }
            List<Double> seconds = new ArrayList<>();
            for (Future<Double> sight : sights) {
                seconds.add(sight.get());
            }
            return seconds;
        }
    }

    private static double secondsToVisible(PlatformApi api, SurveyForm form, String team, Semaphore looking)
            throws InterruptedException {
        form.send(api.client());
        long acceptedAt = System.nanoTime();
        while (Crowd.seconds(acceptedAt) < INVISIBLE.toSeconds()) {
            looking.acquire();
            try {
                JsonNode metrics = api.get(Caller.REPORTS, "/api/v1/metrics", Map.of("team", team));
                if (metrics.path("responses").asInt() == 1) {
                    return Crowd.seconds(acceptedAt);
                }
            } finally {
                looking.release();
            }
            PatientClient.pause(LOOK_EVERY);
        }
        throw new PlatformProblem("An answer was not counted within a minute");
    }

    private static Counted awaitRead(
            Laboratory laboratory, List<String> campaigns, List<String> products, Counted before, long responses) {
        Counted counted = Counted.now(laboratory.api(), campaigns, products).since(before);
        long since = System.nanoTime();
        while ((counted.responses() < responses || counted.verbatims() < responses || counted.waiting() > 0)
                && Crowd.seconds(since) < LONGEST_COUNTING.toSeconds()) {
            PatientClient.pause(Duration.ofSeconds(1));
            counted = Counted.now(laboratory.api(), campaigns, products).since(before);
            laboratory.progress().at(counted.verbatims() - counted.waiting(), responses, "comments read");
        }
        return counted;
    }

    private static String team(String run, int probe) {
        return "probe-" + run + "-" + probe;
    }
}
