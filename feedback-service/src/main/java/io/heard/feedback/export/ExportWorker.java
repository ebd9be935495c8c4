package io.heard.feedback.export;

import static com.mongodb.client.model.Updates.set;

import io.heard.feedback.export.table.Columns;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.ResponseSearch;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Surveys;
import io.heard.messaging.PollingThread;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes exports in the background, one after the other, and removes those whose time is over. */
@ApplicationScoped
class ExportWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UUID id = UUID.randomUUID();
    private final Exports exports;
    private final ExportFiles files;
    private final Responses responses;
    private final ResponseSearch search;
    private final Surveys surveys;
    private final Masking masking;
    private final ExportConfig config;
    private final Clock clock;
    private final PollingThread thread;

    ExportWorker(
            Exports exports,
            ExportFiles files,
            Responses responses,
            ResponseSearch search,
            Surveys surveys,
            Masking masking,
            ExportConfig config,
            Clock clock) {
        this.exports = exports;
        this.files = files;
        this.responses = responses;
        this.search = search;
        this.surveys = surveys;
        this.masking = masking;
        this.config = config;
        this.clock = clock;
        this.thread = new PollingThread("export-worker", config.pollInterval(), this::work);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** What is not finished is gone on with, here after the next start or elsewhere at once. */
    void stop(@Observes ShutdownEvent event) {
        thread.stop(PATIENCE);
    }

    void work() {
        try {
            exports.removeExpired();
            files.removeAllBut(exports::ids);
            Optional<Export> next = exports.claim(id, config.lease());
            while (next.isPresent() && !thread.isStopping()) {
                write(next.get());
                next = exports.claim(id, config.lease());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Export claimed) throws InterruptedException {
        var lease = new ExportLease(exports, claimed.id(), id, config.lease(), clock);
        try {
            new ExportWriter(
                            begin(claimed, lease),
                            lease,
                            files,
                            responses,
                            search,
                            surveys,
                            masking,
                            config,
                            clock,
                            thread::isStopping)
                    .write();
        } catch (Columns.TooManyColumnsException e) {
            Log.infof("Export %s has more columns than a table may have", claimed.id());
            exports.update(claimed.id(), id, config.lease(), set("failure", "TOO_MANY_QUESTIONS"));
        } catch (IOException | RuntimeException e) {
            // Its message may quote what a customer wrote.
            Log.warnf(
                    "Export %s was not finished and will be tried again: %s",
                    claimed.id(), e.getClass().getName());
            exports.putOff(claimed.id(), id);
        }
        exports.release(claimed.id(), id);
    }

    /**
     * Anew when another instance began it, whose disk is not ours, when what is written may not be shown any more, or when it does not
     * say how many of it are anonymous.
     */
    private Export begin(Export claimed, ExportLease lease) throws IOException {
        Set<UUID> shown = search.stillShown(claimed.shown(), claimed.filter(), claimed.snapshot());
        if (shown.equals(claimed.shown()) && claimed.saysWhoIsAnonymous() && files.hasParts(claimed)) {
            return claimed;
        }
        Export export = claimed.anew(shown);
        lease.update(Exports.anew(export));
        return export;
    }
}
