package io.heard.feedback.webhook.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Indexes;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What was told stays for a while, and can be told again. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class DeliveryLogTest extends DeliveryScene {

    @Test
    void sendsASpanOfTimeAgainInItsOrder() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        responses.receive(EventRecords.of(answered(2, null)));
        deliver(hook);
        Instant now = clock.instant();

        replay(hook, now.minusSeconds(7_200), now.minusSeconds(3_600), 0);
        replay(hook, now.minusSeconds(3_600), now.plusSeconds(1), 2);
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1, 2, 1, 2);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(2);
    }

    @Test
    void aSpanThatIsLongerThanABatchIsSentAgainWhole() throws Exception {
        UUID hook = hook("/in");
        for (int revision = 1; revision <= 7; revision++) {
            responses.receive(EventRecords.of(answered(revision, null)));
        }
        deliver(hook);
        var filter =
                new Deliveries.Filter(hook, null, Instant.EPOCH, clock.instant().plusSeconds(1));

        assertThat(new Deliveries(store, erased, 3).replay(filter, clock.instant()))
                .isEqualTo(7);
        assertThat(new Deliveries(store, erased, 3).replay(filter, clock.instant()))
                .isZero();
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void theLogIsReadByIndexesAndWrittenToNoOthers() {
        var log = store.collection("webHookDeliveries", Document.class);
        log.createIndex(Indexes.ascending("hookId", "subject", "sequence")); // of earlier versions
        for (String field : List.of("createdAt", "subject", "state")) {
            log.createIndex(Indexes.ascending(field));
        }

        deliveries.createIndexes();

        assertThat(log.listIndexes())
                .extracting(
                        index -> List.copyOf(index.get("key", Document.class).keySet()))
                .containsExactlyInAnyOrder(
                        List.of("_id"),
                        List.of("hookId", "state", "dueAt"),
                        List.of("subject", "hookId", "sequence"),
                        List.of("hookId", "createdAt", "_id"),
                        List.of("state", "createdAt", "_id"),
                        List.of("createdAt", "_id"));
    }

    @Test
    void deliveriesAreKeptForAWhile() {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));

        later(config.retention().minusDays(1)).clean();
        assertThat(log("webHookId=" + hook).getList("items")).hasSize(1);
        later(config.retention().plusDays(1)).clean();
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
        responses.receive(published(
                answered(1, null), clock.instant().minus(config.retention()).minusSeconds(9)));
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
    }

    @Test
    void whatWasToBeToldGoesWithItsHook() {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        given().header("If-Match", "*")
                .delete("/api/v1/web-hooks/" + hook)
                .then()
                .statusCode(204);

        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
    }

    @Test
    void whatWasOnItsWayToAHookThatIsRemovedGoesALittleLater() {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        var log = store.collection("webHookDeliveries", Document.class);
        Document delivery = log.find(new Document("hookId", hook)).first();
        given().header("If-Match", "*").delete("/api/v1/web-hooks/" + hook);
        log.insertOne(delivery);
        UUID other = hook("/in");
        responses.receive(EventRecords.of(answered(UUID.randomUUID(), 1, null)));

        later(Duration.ofHours(2)).clean();

        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
        assertThat(log("webHookId=" + other).getList("items")).hasSize(1);
    }

    private WebHookRelay later(Duration duration) {
        return new WebHookRelay(hooks, deliveries, deliverer(), gauges, config, Clock.offset(clock, duration));
    }
}
