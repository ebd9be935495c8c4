package io.heard.feedback.publishing;

import static java.util.Objects.requireNonNullElse;

import com.mongodb.MongoException;
import io.heard.contracts.event.Event;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
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
import java.time.Instant;
import java.util.List;

/**
 * Publishes responses that wait for it, longest waiting first, and marks them once Kafka has them and {@link ToldResponses} heard.
 *
 * <p>At-least-once: a crash in between publishes again. The event's id is made of invitation and revision, so readers recognise
 * it; a revision made meanwhile has another id and stays pending. What Kafka would refuse for ever is set aside instead.
 */
@ApplicationScoped
class ResponseRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Responses responses;
    private final ToldResponses listener;
    private final RelayLease lease;
    private final PublishingGauges gauges;
    private final Masking masking;
    private final PublishingConfig config;

    private final PollingThread thread;

    private final DocumentRelay<Untold> relay;
    private boolean indexed;

    ResponseRelay(
            Responses responses,
            ToldResponses listener,
            EventPublisher publisher,
            RelayLease lease,
            PublishingGauges gauges,
            Masking masking,
            PublishingConfig config) {
        this.responses = responses;
        this.listener = listener;
        this.relay = new DocumentRelay<>(
                "Response", new Waiting(), untold -> List.of(untold.outgoing()), publisher, config.batchSize());
        this.lease = lease;
        this.gauges = gauges;
        this.masking = masking;
        this.config = config;
        this.thread = new PollingThread("response-relay", config.pollInterval(), this::relayAll);
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
                responses.createIndexes();
                indexed = true;
            }
            while (relayBatch() == config.batchSize() && lease.hold() && !thread.isStopping()) {
                gauges.measure(); // A full batch means that more is waiting.
            }
        }
        gauges.measure();
    }

    /** How many responses no longer wait. */
    int relayBatch() {
        return relay.relayBatch();
    }

    /** A response and what is to be said of it. */
    private record Untold(Response response, Event event, Instant happenedAt) {

        OutgoingEvent outgoing() {
            return new OutgoingEvent(
                    response.invitationId() + ":" + response.revision(),
                    event.topic(),
                    event.type(),
                    event.subject(),
                    happenedAt,
                    EventJson.write(event));
        }
    }

    private final class Waiting implements WaitingDocuments<Untold> {

        @Override
        public List<Untold> pending(int limit) {
            return responses.pending(limit).stream()
                    .map(ResponseRelay.this::untold)
                    .toList();
        }

        /** Who was held up for so long that another instance publishes leaves it to that one: it may know of later revisions. */
        @Override
        public void markPublished(List<Untold> published) {
            if (!lease.hold()) {
                return;
            }
            listener.told(published.stream().map(Untold::event).toList());
            responses.markPublished(published.stream().map(Untold::response).toList());
        }

        @Override
        public void setAside(Untold untold) {
            responses.setAside(untold.response());
        }
    }

    private Untold untold(Response response) {
        Instant withdrawnAt = response.withdrawnAt();
        return withdrawnAt == null
                ? new Untold(response, recorded(response), response.current().answeredAt())
                : new Untold(response, withdrawn(response, withdrawnAt), withdrawnAt);
    }

    private static ResponseWithdrawn withdrawn(Response response, Instant withdrawnAt) {
        Invitation invitation = response.invitation();
        return new ResponseWithdrawn(
                invitation.id(),
                response.revision(),
                invitation.campaignId(),
                invitation.product(),
                requireNonNullElse(response.withdrawalReason(), ResponseWithdrawn.Reason.CUSTOMER),
                withdrawnAt);
    }

    /** Words leave without what customers typed about themselves. */
    private ResponseRecorded recorded(Response response) {
        Invitation invitation = response.invitation();
        Submission told = response.current().masked(masking);
        return new ResponseRecorded(
                invitation.id(),
                response.revision(),
                invitation.campaignId(),
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.interactionId(),
                invitation.customerId(),
                invitation.touchpoint(),
                invitation.channel(),
                invitation.product(),
                invitation.team(),
                invitation.interactionClosedAt(),
                told.answeredAt(),
                told.language(),
                told.answers().stream().map(ResponseRelay::answer).toList(),
                invitation.answerOrigin(),
                response.suspicion());
    }

    private static ResponseRecorded.Answer answer(Answer answer) {
        return new ResponseRecorded.Answer(
                answer.questionId(), answer.type(), answer.score(), answer.text(), answer.choices());
    }
}
