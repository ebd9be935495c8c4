package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.SurveyForm;
import io.heard.local.launch.PlatformOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * How many pages and answers a second go through the gateway, over more and more connections, beside a bare loop that inserts the
 * same document just as durably into the same store over as many connections; once without any index, which is what the path is held
 * against, and once beside the indexes that real answers are written to.
 *
 * <p>What answering does not need (survey-service, insights-service, PostgreSQL, Keycloak) is stopped meanwhile, since load, platform
 * and bare loop share the machine; publishing goes on. Each request is tried once: what is not accepted at once is refused.
 */
final class AnsweringBench implements Experiment {

    private static final int USUAL_COUNT = 56_000;
    private static final List<Integer> CONNECTIONS = List.of(4, 16, 64, 200);
    private static final Set<String> NOT_NEEDED = Set.of("survey-service", "insights-service", "postgres", "keycloak");
    private static final int WARM_CONNECTIONS = 16;

    /** Of as many as each level has: until then the compilers of all the processes are still at work. */
    private static final int WARM_SHARES = 3;

    /** Of what fewer connections reached. */
    private static final double MOST_LOST = 0.8;

    /** Of the bare loop. */
    private static final double LEAST_SHARE = 0.5;

    /** What became of many requests. */
    private record Round(double perSecond, List<Double> milliseconds, long refused) {}

    @Override
    public String name() {
        return "answering";
    }

    @Override
    public String about() {
        return "pages and answers a second through the gateway, beside bare inserts into the same store";
    }

    @Override
    public Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.of(Asked.platform(portOffset));
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        int count = laboratory.wishes().count() > 0 ? laboratory.wishes().count() : USUAL_COUNT;
        int share = count / (CONNECTIONS.size() + WARM_SHARES);
        int warming = share * WARM_SHARES;
        Asked asked = Asked.ask(laboratory, "Bench answering", share * (CONNECTIONS.size() + WARM_SHARES));
        laboratory.own().hold(NOT_NEEDED);
        try (MongoClient store = Asked.store(laboratory)) {
            laboratory.progress().begin("Warming up with " + warming + " pages and answers");
            Round warm = answer(asked.forms().subList(0, warming), WARM_CONNECTIONS);
            look(asked.links().subList(0, warming), WARM_CONNECTIONS);
            bare(store, warming, WARM_CONNECTIONS, true);
            laboratory.progress().done(Math.round(warm.perSecond()) + " answers a second");
            Map<String, Duration> before = Processes.processorTime(laboratory);
            long startedAt = System.nanoTime();
            ArrayNode levels = figures.putArray("levels");
            boolean right = warm.refused() == 0;
            double slowest = 0;
            double slowestPages = 0;
            Optional<ObjectNode> best = Optional.empty();
            for (int i = 0; i < CONNECTIONS.size(); i++) {
                int connections = CONNECTIONS.get(i);
                int from = warming + share * i;
                laboratory.progress().begin("With " + connections + " connections");
                Round pages = look(asked.links().subList(from, from + share), connections);
                Round answers = answer(asked.forms().subList(from, from + share), connections);
                double bare = bare(store, share, connections, false);
                double indexed = bare(store, share, connections, true);
                laboratory.progress().done(Math.round(answers.perSecond()) + " answers a second");
                ObjectNode level = levels.addObject()
                        .put("connections", connections)
                        .put("pagesPerSecond", Math.round(pages.perSecond()))
                        .put("answersPerSecond", Math.round(answers.perSecond()))
                        .put("p50Milliseconds", Quantile.rounded(Quantile.of(answers.milliseconds(), 0.5)))
                        .put("p99Milliseconds", Quantile.rounded(Quantile.of(answers.milliseconds(), 0.99)))
                        .put("bareInsertsPerSecond", Math.round(bare))
                        .put("indexedInsertsPerSecond", Math.round(indexed))
                        .put("refused", pages.refused() + answers.refused());
                right &= pages.refused() + answers.refused() == 0
                        && answers.perSecond() >= slowest * MOST_LOST
                        && pages.perSecond() >= slowestPages * MOST_LOST
                        && answers.perSecond() >= bare * LEAST_SHARE;
                slowest = answers.perSecond();
                slowestPages = pages.perSecond();
                if (best.filter(so -> so.path("answersPerSecond").asLong() >= Math.round(answers.perSecond()))
                        .isEmpty()) {
                    best = Optional.of(level);
                }
            }
            Map<String, Duration> after = Processes.processorTime(laboratory);
            double elapsed = Crowd.seconds(startedAt);
            best.ifPresent(figures::setAll);
            figures.put("answers", asked.forms().size())
                    .put("stored", stored(store, asked.campaign()))
                    .put("peakMegabytes", Processes.peakMegabytes(laboratory, "feedback-service"))
                    .put("gatewayPeakMegabytes", Processes.peakMegabytes(laboratory, "gateway"));
            ObjectNode used = figures.putObject("processorsUsed");
            after.forEach((part, time) -> used.put(
                    part,
                    Quantile.rounded(
                            time.minus(before.getOrDefault(part, Duration.ZERO)).toMillis() / 1000.0 / elapsed)));
            return right
                    && figures.path("stored").asLong()
                            == figures.path("answers").asLong();
        }
    }

    private static long stored(MongoClient store, String campaign) {
        return store.getDatabase("feedback")
                .getCollection("responses")
                .countDocuments(new Document("invitation.campaignId", UUID.fromString(campaign)));
    }

    private static Round look(List<URI> links, int connections) {
        return each(
                links,
                connections,
                link -> PatientClient.to(link).header("Accept", "text/html").build(),
                200);
    }

    private static Round answer(List<SurveyForm> forms, int connections) {
        return each(forms, connections, SurveyForm::request, 303);
    }

    private static <T> Round each(List<T> items, int connections, Function<T, HttpRequest> request, int wanted) {
        // The callers share the machine with what they measure, so their client does with one thread.
        try (HttpClient client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .executor(Runnable::run)
                .build()) {
            long startedAt = System.nanoTime();
            List<Double> milliseconds = Parallel.map(items, connections, item -> {
                long sentAt = System.nanoTime();
                boolean accepted = status(client, request.apply(item)) == wanted;
                double took = Crowd.seconds(sentAt) * 1000;
                return accepted ? took : Double.NaN;
            });
            double seconds = Crowd.seconds(startedAt);
            List<Double> accepted =
                    milliseconds.stream().filter(took -> !took.isNaN()).toList();
            return new Round(accepted.size() / seconds, accepted, (long) items.size() - accepted.size());
        }
    }

    private static int status(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException refused) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }

    /** Inserts copies of an answer that was stored, one after the other on each connection. */
    private static double bare(MongoClient store, int count, int connections, boolean indexed) {
        Document answer =
                store.getDatabase("feedback").getCollection("responses").find().first();
        if (answer == null) {
            throw new PlatformProblem("No answer was stored");
        }
        MongoCollection<Document> bare = store.getDatabase("bench").getCollection("bare");
        bare.drop();
        if (indexed) {
            copyIndexes(store.getDatabase("feedback").getCollection("responses"), bare);
        }
        long startedAt = System.nanoTime();
        Parallel.map(IntStream.range(0, count).boxed().toList(), connections, i -> {
            Document copy = new Document(answer);
            copy.put("_id", UUID.randomUUID());
            return bare.insertOne(copy);
        });
        return count / Crowd.seconds(startedAt);
    }

    private static void copyIndexes(MongoCollection<Document> from, MongoCollection<Document> to) {
        for (Document index : from.listIndexes()) {
            if (!index.getString("name").equals("_id_")) {
                to.createIndex(
                        index.get("key", Document.class), new IndexOptions().sparse(index.getBoolean("sparse", false)));
            }
        }
    }
}
