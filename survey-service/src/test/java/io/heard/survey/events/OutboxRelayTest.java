package io.heard.survey.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.InvitationSent;
import io.heard.messaging.outbox.Outbox;
import io.heard.messaging.outbox.OutboxGauges;
import io.heard.messaging.outbox.OutboxRelay;
import io.heard.survey.Database;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class OutboxRelayTest {

    @Inject
    OutboxRelay relay;

    @Inject
    Outbox outbox;

    @Inject
    OutboxGauges gauges;

    @Inject
    MeterRegistry metrics;

    @Inject
    @Connector("scripted")
    ScriptedKafka kafka;

    @Inject
    Database database;

    @BeforeEach
    void everythingElseIsPublished() {
        database.change("delete from outbox");
        database.change("delete from outbox_relay");
        kafka.isBack();
        // The first event after an outage is sent alone.
        written();
        relayAll();
        kafka.isBack();
    }

    @AfterEach
    void kafkaIsBack() {
        kafka.isBack();
        database.change("delete from outbox");
    }

    @Test
    void publishesInOrderAndForgets() {
        List<String> subjects = List.of(written(), written(), written());

        assertThat(relay.relayBatch()).isEqualTo(3);
        assertThat(kafka.taken()).isEqualTo(subjects);
        assertThat(database.count("select count(*) from outbox")).isZero();
        assertThat(database.count("select count(*) from outbox_relay")).isZero();
    }

    @Test
    void keepsWhatIsRefusedAndTriesOneAloneUntilKafkaIsBack() {
        List<String> subjects = List.of(written(), written(), written());
        kafka.isAway();
        assertThat(relay.relayBatch()).isZero();
        kafka.isAway();
        assertThat(relay.relayBatch()).isZero();
        assertThat(kafka.offered()).hasSize(1);
        gauges.measure();
        assertThat(metrics.get("heard.outbox.pending").gauge().value()).isEqualTo(3);
        assertThat(metrics.get("heard.outbox.age.seconds").gauge().value()).isPositive();

        kafka.isBack();
        relayAll();
        assertThat(kafka.taken()).containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    void anEventThatIsRefusedAgainAndAgainBlocksNobody() {
        String strange = written();
        kafka.answers(subject -> subject.equals(strange) ? new UnknownServerException() : null);
        assertThat(relay.relayBatch()).isZero();
        List<String> others = List.of(written(), written());
        for (int i = 0; i < 5; i++) {
            relay.relayBatch();
        }

        assertThat(kafka.taken()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(database.eventsAbout(strange)).hasSize(1);
    }

    @Test
    void setsAsideWhatKafkaNeverTakes() {
        String first = written();
        String tooLarge = written();
        String last = written();
        kafka.answers(subject -> subject.equals(tooLarge) ? new RecordTooLargeException() : null);
        relayAll();
        String later = written();
        relayAll();

        assertThat(kafka.taken()).containsExactly(first, last, later);
        assertThat(kafka.offered()).containsOnlyOnce(tooLarge);
        assertThat(database.count(
                        "select count(*) from outbox where set_aside_at is not null and subject = '" + tooLarge + "'"))
                .isEqualTo(1);
        gauges.measure();
        assertThat(metrics.get("heard.outbox.set.aside").gauge().value()).isEqualTo(1);
        assertThat(metrics.get("heard.outbox.pending").gauge().value()).isZero();
    }

    @Test
    void sendsNoEventOfASubjectBeforeKafkaHasTheOneBefore() {
        String subject = written();
        write(subject);
        kafka.answers(
                any -> kafka.offered().size() == 1 ? new org.apache.kafka.common.errors.TimeoutException() : null);

        assertThat(relay.relayBatch()).isZero();
        assertThat(kafka.offered()).containsExactly(subject);
        relayAll();
        assertThat(kafka.taken()).containsExactly(subject, subject);
    }

    @Test
    void doesNothingWhileAnotherRelayIsAtWork() {
        String subject = written();
        database.change(
                "insert into outbox_relay (holder, held_until) values (gen_random_uuid(), now() + interval '1 minute')");
        assertThat(relay.relayBatch()).isZero();
        assertThat(kafka.offered()).isEmpty();

        database.change("update outbox_relay set held_until = now()");
        assertThat(relay.relayBatch()).isEqualTo(1);
        assertThat(kafka.taken()).containsExactly(subject);
    }

    @Test
    void noTransactionIsOpenWhileKafkaThinks() {
        written();
        kafka.answers(subject -> database.count("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'""") == 0 ? null : new RecordTooLargeException());

        relayAll();
        assertThat(kafka.taken()).hasSize(1);
    }

    private void relayAll() {
        assertThat(Stream.generate(relay::relayBatch)
                        .limit(20)
                        .takeWhile(moved -> moved > 0)
                        .count())
                .isLessThan(20);
    }

    /** Answers the subject of a new event. */
    private String written() {
        String subject = UUID.randomUUID().toString();
        write(subject);
        return subject;
    }

    private void write(String subject) {
        var event = new InvitationSent(
                UUID.fromString(subject),
                UUID.randomUUID(),
                "support-call",
                "phone",
                "broadband",
                null,
                Times.minutesAgo(2),
                Times.minutesAgo(1));
        QuarkusTransaction.requiringNew().run(() -> outbox.add(event));
    }
}
