package io.heard.feedback.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.event.InteractionReopened;
import io.heard.messaging.MalformedEventException;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class CampaignConsumerTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @Inject
    CampaignConsumer consumer;

    @Inject
    Campaigns campaigns;

    @Test
    void keepsWhatWasSaidLastInWhateverOrderItComes() {
        UUID id = UUID.randomUUID();
        receive(id, 2, "Second", null);
        receive(id, 1, "First", "P1Y");
        receive(id, 3, "Third", "P30D");
        receive(id, 3, "Third again", "P30D");

        Campaign campaign = campaigns.find(id).orElseThrow();
        assertThat(campaign.name()).isEqualTo("Third");
        assertThat(campaign.revision()).isEqualTo(3);
        assertThat(campaigns.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsWhatEverybodyCanAnswer() {
        UUID id = UUID.randomUUID();
        var open = new CampaignAnnounced.OpenSurvey(
                UUID.randomUUID(),
                2,
                "shop-visit",
                "kiosk",
                "broadband",
                null,
                false,
                List.of("https://www.example.com"),
                NOW,
                NOW.plusSeconds(60));
        consumer.receive(EventRecords.of(new CampaignAnnounced(id, 1, "Open", null, true, null, open, NOW)));

        Campaign campaign = campaigns.find(id).orElseThrow();
        assertThat(campaign.openSurvey()).isEqualTo(open);
        assertThat(campaign.anonymous()).isTrue();
    }

    @Test
    void knowsWhoseAnswersDoNotStay() {
        UUID forAMonth = UUID.randomUUID();
        UUID forEver = UUID.randomUUID();
        receive(forAMonth, 1, "A month", "P1M");
        receive(forEver, 1, "For ever", null);

        assertThat(campaigns.withRetention())
                .extracting(Campaign::id)
                .contains(forAMonth)
                .doesNotContain(forEver);
        // Months are as long as the calendar says.
        assertThat(campaigns.find(forAMonth).orElseThrow().keepsSince(NOW))
                .contains(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(campaigns.find(forEver).orElseThrow().keepsSince(NOW)).isEmpty();

        receive(forAMonth, 2, "For ever now", null);
        assertThat(campaigns.withRetention()).extracting(Campaign::id).doesNotContain(forAMonth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "P0D", "-P1D", "PT1H"})
    void refusesARetentionThatNobodyCouldKeepTo(String retention) {
        assertThatThrownBy(() -> receive(UUID.randomUUID(), 1, "Odd", retention))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void ignoresWhatIsNoCampaign() {
        UUID id = UUID.randomUUID();
        consumer.receive(EventRecords.of(new InteractionReopened("shop", "42", id.toString())));

        assertThat(campaigns.find(id)).isEmpty();
    }

    private void receive(UUID id, int revision, String name, @Nullable String retention) {
        consumer.receive(EventRecords.of(new CampaignAnnounced(id, revision, name, null, false, retention, null, NOW)));
    }
}
