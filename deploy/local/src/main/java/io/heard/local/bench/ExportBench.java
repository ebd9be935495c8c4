package io.heard.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.heard.local.client.Caller;
import io.heard.local.client.Json;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.launch.PlatformOptions;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * How fast a file of very many responses is made, and how much memory that takes.
 *
 * <p>The responses are copies of a few that were given through the platform's own door, put straight into the document store. Each
 * format is exported twice: once for the speed, and once while the service is made to collect its garbage every second, so that what
 * its heap holds then is what the export needs.
 */
final class ExportBench implements Experiment {

    private static final int USUAL_COUNT = 1_000_000;
    private static final int GIVEN = 20;
    private static final int BATCH = 1_000;
    private static final int WRITERS = 4;
    private static final int LEAST_LOOKS = 3;
    private static final long LARGEST_EXTRA_HEAP = 64;
    private static final Set<String> NOT_NEEDED = Set.of("survey-service", "insights-service");
    private static final String SERVICE = "feedback-service";
    private static final String EXPORTS = "/api/v1/exports";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_COLLECTIONS = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String about() {
        return "rows a second of a file of all responses, and the memory it takes";
    }

    @Override
    public Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.of(Asked.platform(portOffset));
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        int count = laboratory.wishes().count() > 0 ? laboratory.wishes().count() : USUAL_COUNT;
        Asked asked = Asked.ask(laboratory, "Bench export", GIVEN);
        asked.forms().forEach(form -> form.send(laboratory.api().client()));
        laboratory.own().hold(NOT_NEEDED);
        laboratory.progress().begin("Filling the store with " + count + " responses");
        try (MongoClient store = Asked.store(laboratory)) {
            fill(laboratory, store.getDatabase("feedback").getCollection("responses"), asked.campaign(), count);
        }
        laboratory.progress().done("filled");
        boolean right = true;
        ArrayNode formats = figures.putArray("formats");
        for (String format : List.of("csv", "ndjson", "parquet")) {
            laboratory.progress().begin("Exporting as " + format);
            Made made = export(laboratory, asked.campaign(), format, () -> {});
            long before = liveMegabytes(laboratory);
            List<Long> during = new ArrayList<>();
            export(laboratory, asked.campaign(), format, () -> {
                during.add(liveMegabytes(laboratory));
                PatientClient.pause(BETWEEN_COLLECTIONS);
            });
            if (during.size() < LEAST_LOOKS) {
                throw new PlatformProblem("It was over before its memory could be looked at: --count more");
            }
            long extra = during.stream().mapToLong(live -> live - before).max().orElseThrow();
            long rows = made.manifest().path("rows").asLong();
            formats.addObject()
                    .put("format", format)
                    .put("rows", rows)
                    .put("rowsPerSecond", Math.round(rows / made.seconds()))
                    .put("extraHeapMegabytes", Math.max(0, extra))
                    .put("megabytes", made.manifest().path("bytes").asLong() >> 20);
            laboratory.progress().done(Math.round(rows / made.seconds()) + " rows a second");
            right &= rows == count && extra < LARGEST_EXTRA_HEAP;
        }
        figures.put("responses", count)
                .put("rowsPerSecond", formats.path(0).path("rowsPerSecond").asLong())
                .put(
                        "extraHeapMegabytes",
                        IntStream.range(0, formats.size())
                                .mapToLong(i -> formats.path(i)
                                        .path("extraHeapMegabytes")
                                        .asLong())
                                .max()
                                .orElse(0))
                .put("peakMegabytes", Processes.peakMegabytes(laboratory, SERVICE));
        return right;
    }

    /** Copies of what was given, each with ids of its own. */
    private static void fill(Laboratory laboratory, MongoCollection<Document> responses, String campaign, int count) {
        List<Document> given = responses
                .find(new Document("invitation.campaignId", UUID.fromString(campaign)))
                .into(new ArrayList<>());
        List<Integer> batches = new ArrayList<>();
        for (int from = given.size(); from < count; from += BATCH) {
            batches.add(from);
        }
        Parallel.map(batches, WRITERS, from -> {
            List<Document> copies = new ArrayList<>();
            for (int i = from; i < Math.min(from + BATCH, count); i++) {
                copies.add(copy(given.get(i % given.size()), count - i));
            }
            responses.insertMany(copies);
            laboratory.progress().at(from, count, "responses");
            return copies.size();
        });
    }

    /** One of its own, with an id and a time that grow as those of real ones do. */
    private static Document copy(Document given, int millisecondsAgo) {
        Instant answeredAt = given.getDate("answeredAt").toInstant().minusMillis(millisecondsAgo);
        UUID id = new UUID(
                answeredAt.toEpochMilli() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        Document invitation = new Document(given.get("invitation", Document.class)).append("_id", id);
        invitation.put("interactionId", UUID.randomUUID());
        invitation.put("customerId", UUID.randomUUID());
        Document copy = new Document(given);
        copy.put("_id", id);
        copy.put("invitation", invitation);
        copy.put("answeredAt", answeredAt);
        copy.put("firstAnsweredAt", answeredAt);
        // They are told already: publishing is not what this is about.
        copy.remove("pendingSince");
        return copy;
    }

    /** A file, and how long it took until it was there. */
    private record Made(JsonNode manifest, double seconds) {}

    private static Made export(Laboratory laboratory, String campaign, String format, Runnable meanwhile) {
        long startedAt = System.nanoTime();
        ObjectNode draft = Json.object().put("format", format);
        draft.putObject("filter").put("campaignId", campaign);
        String id =
                laboratory.api().post(Caller.REPORTS, EXPORTS, draft).path("id").asText();
        while (true) {
            JsonNode export = laboratory.api().get(Caller.REPORTS, EXPORTS + "/" + id, Map.of());
            if (export.path("state").asText().equals("DONE")) {
                double seconds = Crowd.seconds(startedAt);
                JsonNode manifest = export.path("manifest");
                requireWhole(laboratory, id, manifest);
                laboratory.api().delete(Caller.REPORTS, EXPORTS + "/" + id);
                return new Made(manifest, seconds);
            }
            if (export.path("state").asText().equals("FAILED")) {
                throw new PlatformProblem(
                        "The export failed: " + export.path("failure").asText());
            }
            meanwhile.run();
            PatientClient.pause(POLL);
        }
    }

    /** The file that can be fetched is the one of the manifest, to the last byte. */
    private static void requireWhole(Laboratory laboratory, String id, JsonNode manifest) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long bytes = 0;
            try (InputStream file = laboratory.api().download(Caller.REPORTS, EXPORTS + "/" + id + "/file")) {
                byte[] buffer = new byte[1 << 16];
                for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                    digest.update(buffer, 0, read);
                    bytes += read;
                }
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (bytes != manifest.path("bytes").asLong()
                    || !sha256.equals(manifest.path("sha256").asText())) {
                throw new PlatformProblem("The file is not the one of its manifest");
            }
        } catch (IOException e) {
            throw new PlatformProblem("The file cannot be fetched", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static long liveMegabytes(Laboratory laboratory) {
        return Processes.liveMegabytes(laboratory, SERVICE);
    }
}
