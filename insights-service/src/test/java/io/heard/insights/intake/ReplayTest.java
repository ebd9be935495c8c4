package io.heard.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.insights.Database;
import io.heard.messaging.ReceivedEvent;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka delivers at least once, and after a rebalance not even in order; the facts must not care. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ReplayTest {

    private static final int INVITATIONS = 40;
    private static final int LATEST_REVISION = 4;

    @Inject
    Interactions interactions;

    @Inject
    SentInvitations invitations;

    @Inject
    Responses responses;

    @Inject
    Database database;

    @Test
    void changesNothingWhenEveryTopicIsReadAgain() throws Exception {
        List<ConsumerRecord<String, byte[]>> history = history(101);
        history.forEach(this::receive);
        List<String> before = database.everything();

        history.forEach(this::receive);

        assertThat(before).hasSizeGreaterThan(INVITATIONS * 4);
        assertThat(database.everything()).isEqualTo(before);
    }

    /** The inbox may be emptied some day; then revisions and keys alone must do. */
    @Test
    void changesNothingEvenWhenTheInboxForgot() throws Exception {
        List<ConsumerRecord<String, byte[]>> history = history(102);
        history.forEach(this::receive);
        List<String> before = database.everything();

        database.execute("delete from inbox where event_id like '102-%'");
        history.forEach(this::receive);

        assertThat(database.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsInTheSameFactsInAnyOrderFromSeveralThreads(long seed) throws Exception {
        List<ConsumerRecord<String, byte[]>> history = history(seed);
        forgetEverything();
        history.forEach(this::receive);
        List<String> inOrder = database.everything();
        forgetEverything();

        List<ConsumerRecord<String, byte[]>> disturbed = new ArrayList<>(history);
        var random = new Random(seed);
        history.stream().filter(record -> random.nextInt(3) == 0).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        receiveConcurrently(disturbed);

        assertThat(database.everything()).isEqualTo(inOrder);
    }

    @Test
    void keepsOfEachResponseTheHighestRevision() throws Exception {
        List<ConsumerRecord<String, byte[]>> history = history(103);
        Map<String, Integer> highest = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : history) {
            var event = new ReceivedEvent(record);
            if (event.is(ResponseRecorded.TYPE)) {
                ResponseRecorded response = event.as(ResponseRecorded.class);
                highest.merge(response.invitationId().toString(), response.revision(), Math::max);
            } else if (event.is(ResponseWithdrawn.TYPE)) {
                // In the order of the history, so a later response brings it back.
                highest.remove(event.as(ResponseWithdrawn.class).invitationId().toString());
            }
        }
        forgetEverything();

        history.reversed().forEach(this::receive);

        assertThat(database.rows("select invitation_id || ' ' || revision from response"))
                .containsExactlyInAnyOrderElementsOf(highest.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }

    private void receiveConcurrently(List<ConsumerRecord<String, byte[]>> records) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> deliveries = records.stream()
                    .<Callable<Boolean>>map(record -> () -> {
                        receive(record);
                        return true;
                    })
                    .toList();
            for (Future<Boolean> delivery : threads.invokeAll(deliveries)) {
                assertThat(delivery.get()).isTrue();
            }
        }
    }

    /** Every consumer is shown every record: each takes its own and leaves the rest. */
    private void receive(ConsumerRecord<String, byte[]> record) {
        var event = new ReceivedEvent(record);
        interactions.store(event);
        invitations.store(event);
        responses.store(event);
    }

    private void forgetEverything() throws Exception {
        database.execute(
                "truncate interaction, sent_invitation, response, score, verbatim, withdrawn_response, inbox cascade");
    }

    /** Interactions, most of them asked about, many answered, some answered again. Event ids begin with the seed. */
    private static List<ConsumerRecord<String, byte[]>> history(long seed) {
        List<ConsumerRecord<String, byte[]>> history = new ArrayList<>();
        var random = new Random(seed);
        for (int i = 0; i < INVITATIONS; i++) {
            InteractionRecorded interaction = Samples.interaction(random);
            InvitationSent invitation = Samples.invitation(random, interaction);
            history.add(EventRecords.of(interaction, "/survey", seed + "-interaction-" + i));
            history.add(EventRecords.of(invitation, "/survey", seed + "-invitation-" + i));
            int revisions = random.nextInt(LATEST_REVISION + 1);
            for (int revision = 1; revision <= revisions; revision++) {
                ResponseRecorded response = Samples.response(random, revision, interaction, invitation);
                history.add(EventRecords.of(response, "/feedback", seed + "-response-" + i + "-" + revision));
            }
            if (random.nextInt(4) == 0) {
                var withdrawn = new ResponseWithdrawn(
                        invitation.invitationId(),
                        revisions + 1,
                        invitation.campaignId(),
                        invitation.product(),
                        ResponseWithdrawn.Reason.CUSTOMER,
                        invitation.sentAt().plusSeconds(90_000));
                history.add(EventRecords.of(withdrawn, "/feedback", seed + "-withdrawn-" + i));
                if (random.nextBoolean()) {
                    ResponseRecorded again = Samples.response(random, revisions + 2, interaction, invitation);
                    history.add(EventRecords.of(again, "/feedback", seed + "-again-" + i));
                }
            }
        }
        return history;
    }
}
