package io.heard.feedback.campaign;

import com.mongodb.MongoException;
import io.heard.contracts.event.CampaignAnnounced;
import io.heard.messaging.MalformedEventException;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the newest of what is said of each campaign. */
@ApplicationScoped
class CampaignConsumer {

    private final Campaigns campaigns;

    CampaignConsumer(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * Waits for the store nearly as long as the connector waits for us ({@code throttled.unprocessed-record-max-age.ms}). After
     * that the consumer halts, liveness says so, and a restart reads again from here: a good event never becomes a dead letter.
     */
    @Incoming("campaigns")
    @Blocking
    @Retry(
            retryOn = MongoException.class,
            maxRetries = -1,
            delay = 1_000,
            jitter = 200,
            maxDuration = 8,
            durationUnit = ChronoUnit.MINUTES)
    public void receive(ConsumerRecord<String, byte[]> record) {
        var event = new ReceivedEvent(record);
        if (event.is(CampaignAnnounced.TYPE)) {
            campaigns.keep(read(event));
        }
    }

    private static Campaign read(ReceivedEvent event) {
        try {
            return Campaign.of(event.as(CampaignAnnounced.class));
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("Not a campaign that can be kept: " + e.getMessage());
        }
    }
}
