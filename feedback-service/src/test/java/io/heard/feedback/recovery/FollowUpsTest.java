package io.heard.feedback.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.recovery.improvement.Improvement;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class FollowUpsTest {

    @Inject
    FollowUps followUps;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();

    @Test
    void tellsWhatWasDoneSinceTheAnswerTheLatestFirst() {
        Instant answered = clock.instant().minus(Duration.ofDays(10));
        improved(null, answered.minusSeconds(1), Map.of("en", "Before"));
        improved(null, answered.plusSeconds(1), Map.of("en", "Shorter waits"));
        improved("support-call", answered.plusSeconds(2), Map.of("en", "A call back"));
        improved("delivery", answered.plusSeconds(3), Map.of("en", "Other touchpoint"));
        improved(null, clock.instant().plusSeconds(3_600), Map.of("en", "Only promised"));

        assertThat(followUps.improvements(product, "support-call", answered, List.of("en")))
                .extracting(DoneImprovement::text)
                .containsExactly("A call back", "Shorter waits");
    }

    @Test
    void speaksTheReadersLanguageOrElseTheAuthorsFirst() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("de", "Kürzere Wartezeiten");
        texts.put("en", "Shorter waits");
        Instant doneAt = clock.instant().minusSeconds(60);
        improved(null, doneAt, texts);

        assertThat(followUps.improvements(product, "x", Instant.EPOCH, List.of("en-GB", "de")))
                .containsExactly(new DoneImprovement(doneAt, "en", "Shorter waits"));
        assertThat(followUps.improvements(product, "x", Instant.EPOCH, List.of("fr")))
                .containsExactly(new DoneImprovement(doneAt, "de", "Kürzere Wartezeiten"));
    }

    @Test
    void saysNothingOfACaseThatIsNotThere() {
        assertThat(followUps.progress(UUID.randomUUID())).isEmpty();
    }

    private void improved(@Nullable String touchpoint, Instant doneAt, Map<String, String> texts) {
        store.collection("improvements", Improvement.class)
                .insertOne(new Improvement(
                        UUID.randomUUID(), 1, product, touchpoint, texts, doneAt, "ada", clock.instant()));
    }
}
