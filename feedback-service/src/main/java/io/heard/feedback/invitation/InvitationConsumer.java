package io.heard.feedback.invitation;

import com.mongodb.MongoException;
import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.ResponseImported;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each invitation under its id, so a redelivery has no second effect. */
@ApplicationScoped
class InvitationConsumer {

    private final Invitations invitations;
    private final Event<ImportedResponse> imported;

    private final SentMails mails;
    private final Event<MailSent> mailSent;

    InvitationConsumer(
            Invitations invitations, Event<ImportedResponse> imported, SentMails mails, Event<MailSent> mailSent) {
        this.invitations = invitations;
        this.imported = imported;
        this.mails = mails;
        this.mailSent = mailSent;
    }

    /**
     * Waits for the store nearly as long as the connector waits for us ({@code throttled.unprocessed-record-max-age.ms}). After
     * that the consumer halts, liveness says so, and a restart reads again from here: a good event never becomes a dead letter.
     *
     * <p>Several at once, because a store that makes each write safe is slow one by one and quick for many; invitations do not
     * depend on each other. Kafka's offset moves only past what is done.
     */
    @Incoming("invitations")
    @Blocking(value = "invitations", ordered = false)
    @Retry(
            retryOn = MongoException.class,
            maxRetries = -1,
            delay = 1_000,
            jitter = 200,
            maxDuration = 8,
            durationUnit = ChronoUnit.MINUTES)
    public void receive(ConsumerRecord<String, byte[]> record) {
        var event = new ReceivedEvent(record);
        if (event.is(InvitationIssued.TYPE)) {
            invitations.addOnce(Invitation.of(event.as(InvitationIssued.class)));
        } else if (event.is(ResponseImported.TYPE)) {
            ResponseImported response = event.as(ResponseImported.class);
            Invitation invitation = Invitation.of(response);
            invitations.addOnce(invitation);
            imported.fire(new ImportedResponse(invitation, response));
        } else if (event.is(InvitationSent.TYPE)) {
            InvitationSent sent = event.as(InvitationSent.class);
            var mail = new MailSent(sent.invitationId(), sent.sentAt());
            mails.keep(mail);
            mailSent.fire(mail);
        }
    }
}
