package io.heard.feedback.theme;

import com.mongodb.MongoException;
import io.heard.contracts.event.ResponseThemed;
import io.heard.contracts.event.ThemeMerged;
import io.heard.contracts.event.ThemeRevived;
import io.heard.feedback.response.MergedThemes;
import io.heard.feedback.response.Responses;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what is said of themes. Hearing it again, or late, changes nothing. */
@ApplicationScoped
class ThemeConsumer {

    private final Responses responses;
    private final MergedThemes merged;

    ThemeConsumer(Responses responses, MergedThemes merged) {
        this.responses = responses;
        this.merged = merged;
    }

    /** Waits for the store as the other channels do. */
    @Incoming("themes")
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
        if (event.is(ResponseThemed.TYPE)) {
            ResponseThemed themed = event.as(ResponseThemed.class);
            responses.keepThemes(themed.invitationId(), themed.revision(), themed.themeIds(), themed.sequence());
        } else if (event.is(ThemeMerged.TYPE)) {
            ThemeMerged merger = event.as(ThemeMerged.class);
            merged.keep(merger.themeId(), merger.successorId());
        } else if (event.is(ThemeRevived.TYPE)) {
            merged.forget(event.as(ThemeRevived.class).themeId());
        }
    }
}
