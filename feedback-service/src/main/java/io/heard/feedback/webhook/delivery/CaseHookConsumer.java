package io.heard.feedback.webhook.delivery;

import com.mongodb.MongoException;
import io.heard.contracts.event.CaseAcknowledged;
import io.heard.contracts.event.CaseOpened;
import io.heard.contracts.event.CaseResolved;
import io.heard.contracts.event.Event;
import io.heard.feedback.webhook.WebHookEvent;
import io.heard.messaging.EventJson;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of cases as every other service does. */
@ApplicationScoped
class CaseHookConsumer {

    private final HookedEvents events;

    CaseHookConsumer(HookedEvents events) {
        this.events = events;
    }

    /** Waits for the store as the other channels do. */
    @Incoming("hooked-cases")
    @Blocking
    @Retry(
            retryOn = MongoException.class,
            maxRetries = -1,
            delay = 1_000,
            jitter = 200,
            maxDuration = 8,
            durationUnit = ChronoUnit.MINUTES)
    public void receive(ConsumerRecord<String, byte[]> record) {
        if (!events.areHeard(events.publishedAt(record.timestamp()))) {
            return;
        }
        var event = new ReceivedEvent(record);
        if (event.is(CaseOpened.TYPE)) {
            CaseOpened opened = event.as(CaseOpened.class);
            tell(record, WebHookEvent.CASE_OPENED, opened.caseId(), opened.product(), opened.openedAt(), opened);
        } else if (event.is(CaseAcknowledged.TYPE)) {
            CaseAcknowledged seen = event.as(CaseAcknowledged.class);
            tell(record, WebHookEvent.CASE_ACKNOWLEDGED, seen.caseId(), seen.product(), seen.acknowledgedAt(), seen);
        } else if (event.is(CaseResolved.TYPE)) {
            CaseResolved resolved = event.as(CaseResolved.class);
            tell(
                    record,
                    WebHookEvent.CASE_RESOLVED,
                    resolved.caseId(),
                    resolved.product(),
                    resolved.resolvedAt(),
                    resolved);
        }
    }

    private void tell(
            ConsumerRecord<String, byte[]> record,
            WebHookEvent kind,
            UUID caseId,
            String product,
            Instant occurredAt,
            Event data) {
        var event = new ReceivedEvent(record);
        events.tell(new HookedEvents.Told(
                event.source(),
                event.id(),
                kind,
                caseId,
                product,
                false,
                occurredAt,
                events.publishedAt(record.timestamp()),
                EventJson.write(data)));
    }
}
