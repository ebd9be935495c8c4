package io.heard.feedback.recovery;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.mongodb.MongoException;
import io.heard.contracts.event.CaseAcknowledged;
import io.heard.contracts.event.CaseOpened;
import io.heard.contracts.event.CaseResolved;
import io.heard.contracts.event.Event;
import io.heard.feedback.publishing.DocumentRelay;
import io.heard.feedback.publishing.RelayLease;
import io.heard.messaging.EventJson;
import io.heard.messaging.EventPublisher;
import io.heard.messaging.OutgoingEvent;
import io.heard.messaging.PollingThread;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Publishes the steps of cases, as the relay of responses does it with them. */
@ApplicationScoped
class CaseRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 100;

    /** Of a case that was emptied before it was told. */
    private static final String CAUSE_NO_LONGER_KEPT = "no-longer-kept";

    private final Cases cases;
    private final CaseGauges gauges;
    private final RelayLease lease;
    private final DocumentRelay<Case> relay;
    private final PollingThread thread;
    private boolean indexed;

    CaseRelay(Cases cases, EventPublisher publisher, CaseGauges gauges, RelayLease lease, RecoveryConfig config) {
        this.cases = cases;
        this.gauges = gauges;
        this.lease = lease.ofRelay("case-relay");
        this.relay = new DocumentRelay<>("Case", cases, CaseRelay::events, publisher, BATCH);
        this.thread = new PollingThread("case-relay", config.pollInterval(), this::relayAll);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** What is not published yet stays pending and is published after the next start. */
    void stop(@Observes ShutdownEvent event) {
        if (thread.stop(PATIENCE)) {
            try {
                lease.release();
            } catch (MongoException e) {
                Log.debug("The lease of the relay runs out by itself", e);
            }
        }
    }

    private void relayAll() {
        if (lease.hold()) {
            if (!indexed) {
                cases.createIndexes();
                indexed = true;
            }
            while (relayBatch() == BATCH && lease.hold() && !thread.isStopping()) {
                gauges.measureSometimes(); // A full batch means that more is waiting.
            }
        }
        gauges.measureSometimes();
    }

    /** How many cases no longer wait. */
    int relayBatch() {
        return relay.relayBatch();
    }

    private static List<OutgoingEvent> events(Case told) {
        return told.untold().stream().map(step -> event(told, step)).toList();
    }

    private static OutgoingEvent event(Case told, Case.Step step) {
        Event event = switch (step.state()) {
            case OPEN -> opened(told, step);
            case ACKNOWLEDGED -> acknowledged(told, step);
            case RESOLVED -> resolved(told, step);
        };
        return new OutgoingEvent(
                told.id() + ":case:" + step.revision(),
                event.topic(),
                event.type(),
                event.subject(),
                step.at(),
                EventJson.write(event));
    }

    private static CaseOpened opened(Case told, Case.Step step) {
        Case.Score complaint = requireNonNull(step.complaint(), "step.complaint");
        return new CaseOpened(
                told.id(),
                step.revision(),
                told.campaignId(),
                told.interactionId(),
                told.customerId(),
                told.touchpoint(),
                told.channel(),
                told.product(),
                told.team(),
                requireNonNull(complaint.questionType(), "complaint.questionType"),
                requireNonNull(complaint.score(), "complaint.score"),
                told.followUp(),
                step.at(),
                told.dueAt());
    }

    private static CaseAcknowledged acknowledged(Case told, Case.Step step) {
        return new CaseAcknowledged(
                told.id(), step.revision(), told.campaignId(), told.customerId(), told.product(), step.at());
    }

    private static CaseResolved resolved(Case told, Case.Step step) {
        return new CaseResolved(
                told.id(),
                step.revision(),
                told.campaignId(),
                told.interactionId(),
                told.customerId(),
                told.product(),
                told.followUp(),
                requireNonNullElse(step.cause(), CAUSE_NO_LONGER_KEPT),
                step.wordsToCustomer(),
                step.at());
    }
}
