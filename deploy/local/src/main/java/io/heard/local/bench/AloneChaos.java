package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.client.PatientClient;
import io.heard.local.launch.PlatformOptions;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Stops everything but the gateway, feedback-service and the document store for ten minutes while customers answer at a steady rate.
 * Each form is sent once: what is not accepted at once is refused. The mail server is gone as soon as all mails have left.
 */
final class AloneChaos implements Experiment {

    private static final List<String> STOPPED = List.of("insights-service", "keycloak", "kafka", "postgres");
    private static final Duration LENGTH = Duration.ofMinutes(10);
    private static final int USUAL_COUNT = 12_000;
    private static final int CONNECTIONS = 32;

    @Override
    public String name() {
        return "alone";
    }

    @Override
    public String about() {
        return "Kafka, PostgreSQL, Keycloak, insights-service and the mail server stopped for ten minutes: what is refused, lost or doubled";
    }

    @Override
    public Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.of(Asked.platform(portOffset));
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        int count = laboratory.wishes().count() > 0 ? laboratory.wishes().count() : USUAL_COUNT;
        Ledger ledger = Ledger.open(laboratory);
        Asked asked = Asked.ask(laboratory, "Chaos alone", count);
        laboratory.progress().begin("Stopping " + String.join(", ", STOPPED));
        laboratory.own().hold(STOPPED);
        laboratory.progress().done("stopped");
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        laboratory.progress().begin("Answering for " + LENGTH.toMinutes() + " minutes");
        long startedAt = System.nanoTime();
        Duration between = LENGTH.dividedBy(count);
        try (HttpClient client = AnsweringChaos.client()) {
            Parallel.map(IntStream.range(0, count).boxed().toList(), CONNECTIONS, i -> {
                Duration due = between.multipliedBy(i).minusNanos(System.nanoTime() - startedAt);
                if (due.isPositive()) {
                    PatientClient.pause(due);
                }
                boolean accepted = AnsweringChaos.status(client, asked.forms().get(i)) == 303;
                laboratory.progress().at(answered.incrementAndGet(), count, "answers");
                return accepted ? 0 : refused.incrementAndGet();
            });
        }
        double minutes = Crowd.seconds(startedAt) / 60;
        laboratory.progress().done(refused + " were refused");
        laboratory.progress().begin("Starting them again");
        laboratory.own().release(STOPPED);
        laboratory.progress().done("all are ready");
        figures.put("minutesAlone", Quantile.rounded(minutes)).put("refused", refused.get());
        return ledger.reckon(laboratory, asked, figures) && refused.get() == 0;
    }
}
