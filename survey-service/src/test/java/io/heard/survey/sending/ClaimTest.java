package io.heard.survey.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heard.survey.Scene;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.mail.MailConfig;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What senders hold, and what becomes of it when one of them dies, sleeps or cannot reach the database. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ClaimTest extends SendingScene {

    @Inject
    MeterRegistry metrics;

    @Inject
    SendingLine line;

    @Inject
    MailConfig mailConfig;

    @Test
    void sendsASecondCopyAtMostWhenInDoubtAndUnderTheSameMessageId() throws Exception {
        String interaction = scene.report("silent");
        sender.sendDue();
        invitation(interaction).body("items[0].invitation.status", equalTo("UNKNOWN"));
        for (int i = 0; i < 3; i++) {
            database.change("update invitation set next_attempt_at = now()" + of(interaction)
                    + " and next_attempt_at is not null");
            sender.sendDue();
        }

        List<byte[]> copies = SentMails.to(scene.email("silent"));
        assertThat(copies).hasSize(2);
        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("UNKNOWN"))
                .extract()
                .path("items[0].invitation.id");
        for (byte[] copy : copies) {
            assertThat(SentMails.parse(copy).getMessageID()).isEqualTo("<inv-" + id + "@example.org>");
        }
    }

    @Test
    void oneResultThatCannotBeKeptDoesNotKeepTheOthersFromIt() throws Exception {
        List<String> interactions =
                Stream.of("ann", "bob", "cem").map(scene::report).toList();
        String bad = invitation(interactions.get(1)).extract().path("items[0].invitation.id");
        database.change("""
                create or replace function hiccup() returns trigger language plpgsql as $$ begin
                    raise exception 'never' using errcode = '23514';
                end $$""");
        database.change(
                "create trigger hiccup before update on invitation for each row when (new.status = 'SENT' and new.id = '"
                        + bad + "') execute function hiccup()");
        List<DueInvitation> claimed = queue.claim(20).sendable();
        claimed.forEach(due -> assertThat(begin(due)).isTrue());
        List<Callable<Void>> results = claimed.stream()
                .<Callable<Void>>map(due -> () -> {
                    keep(due, new MailOutcome.Accepted());
                    return null;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(3)) {
            assertThat(threads.invokeAll(results).stream().filter(end -> end.state() == Future.State.FAILED))
                    .hasSize(1);
        }

        invitation(interactions.get(0)).body("items[0].invitation.status", equalTo("SENT"));
        invitation(interactions.get(1)).body("items[0].invitation.status", equalTo("SENDING"));
        invitation(interactions.get(2)).body("items[0].invitation.status", equalTo("SENT"));
    }

    @Test
    void takesOverFromASenderThatDiedBeforeItBeganAndCountsNoDoubt() throws Exception {
        String interaction = scene.report("ann");
        claim();
        leaseEnds(interaction);
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        assertThat(database.count("select doubtful from invitation" + of(interaction)))
                .isZero();
    }

    @Test
    void takesOverOnceFromASenderThatDiedWhileSending() throws Exception {
        String interaction = scene.report("ann");
        for (int i = 0; i < 2; i++) {
            assertThat(begin(claim())).isTrue();
            leaseEnds(interaction);
        }
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction).body("items[0].invitation.status", equalTo("UNKNOWN"));
    }

    @Test
    void aSenderThatWakesUpTooLateFindsItsClaimGone() throws Exception {
        String interaction = scene.report("ann");
        DueInvitation frozen = claim();
        leaseEnds(interaction);
        DueInvitation other = claim();

        assertThat(begin(frozen)).isFalse();
        queue.giveBack(List.of(frozen));
        keep(frozen, new MailOutcome.Refused(550, "5.1.1"));
        invitation(interaction).body("items[0].invitation.status", equalTo("SENDING"));
        assertThat(begin(other)).isTrue();
        keep(other, new MailOutcome.Accepted());
        invitation(interaction).body("items[0].invitation.status", equalTo("SENT"));
    }

    @Test
    void aDatabaseThatIsAwayForAMomentCausesNoSecondCopy() throws Exception {
        String interaction = scene.report("ann");
        String id = invitation(interaction).extract().path("items[0].invitation.id");
        refuseTwice("new.status = 'SENT' and new.id = '" + id + "'");
        sender.sendDue();
        database.change(
                "update invitation set next_attempt_at = now()" + of(interaction) + " and next_attempt_at is not null");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        invitation(interaction).body("items[0].invitation.status", equalTo("SENT"));
        assertThat(database.count("select last_value from hiccup")).isEqualTo(3);
    }

    @Test
    void aMailServerThatThinksForLongHoldsUpOneSenderOnly() {
        var impatient = new InvitationSender(line, mailConfig, new OftenLooking(), clock);
        impatient.start(new StartupEvent());
        try {
            String slow = scene.report("slow");
            await().until(() -> SentMails.to(scene.email("slow")).size() == 1);
            invitation(slow).body("items[0].invitation.status", equalTo("SENDING"));
            String quick = scene.report("ann");

            await().untilAsserted(() -> invitation(quick).body("items[0].invitation.status", equalTo("SENT")));
            await().untilAsserted(() -> invitation(slow).body("items[0].invitation.status", equalTo("SENT")));
        } finally {
            impatient.stop(new ShutdownEvent());
        }
    }

    @Test
    void givesBackWhatItDidNotComeTo() throws Exception {
        List<String> interactions =
                Stream.of("ann", "bob", "cem").map(scene::report).toList();
        refuseTwice("new.begun and new.campaign_id = '" + campaign + "'");
        assertThatThrownBy(sender::sendDue).isInstanceOf(RuntimeException.class);
        interactions.forEach(
                interaction -> invitation(interaction).body("items[0].invitation.status", equalTo("PLANNED")));
        assertThatThrownBy(sender::sendDue).isInstanceOf(RuntimeException.class);
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        assertThat(SentMails.to(scene.email("cem"))).hasSize(1);
    }

    @Test
    void dueInvitationsOfAPausedCampaignKeepNobodyBusy() {
        Scene.pause(campaign);
        Scene other = new Scene();
        String pausedLater = other.liveCampaign("");
        IntStream.range(0, 30).forEach(i -> other.report("customer" + i));
        Scene.pause(pausedLater);
        campaign = scene.liveCampaign("");
        scene.report("ann");

        assertThat(queue.claim(20).size()).isEqualTo(1);
        assertThat(queue.claim(20).size()).isZero();
    }

    @Test
    void countsTheDoubtThatADeadSenderLeaves() {
        double before = doubts();
        String interaction = scene.report("ann");
        assertThat(begin(claim())).isTrue();
        leaseEnds(interaction);
        claim();

        assertThat(doubts() - before).isEqualTo(1);
    }

    @Test
    void twoSendersNeverSendTheSame() throws Exception {
        List<String> names =
                IntStream.range(0, 60).mapToObj(i -> "customer" + i).toList();
        names.forEach(scene::report);
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                senders.add(() -> {
                    sender.sendDue();
                    return null;
                });
            }
            for (var end : threads.invokeAll(senders)) {
                end.get();
            }
        }

        assertThat(names)
                .allSatisfy(name -> assertThat(SentMails.to(scene.email(name))).hasSize(1));
    }

    /** The database breaks off the first two changes like this; a sequence remembers how many it has seen. */
    private void refuseTwice(String change) {
        database.change("drop sequence if exists hiccup");
        database.change("create sequence hiccup");
        database.change("""
                create or replace function hiccup() returns trigger language plpgsql as $$ begin
                    if nextval('hiccup') <= 2 then raise exception 'away' using errcode = '55P03'; end if;
                    return new;
                end $$""");
        database.change("create trigger hiccup before update on invitation for each row when (" + change
                + ") execute function hiccup()");
    }

    private double doubts() {
        return metrics.counter("heard.invitation.doubts").count();
    }

    private void leaseEnds(String interaction) {
        assertThat(database.change(
                        "update invitation set next_attempt_at = now() - interval '1 second'" + of(interaction)))
                .isEqualTo(1);
    }

    private static final class OftenLooking implements InvitationConfig {

        @Override
        public Duration pollInterval() {
            return Duration.ofMillis(10);
        }

        @Override
        public int batchSize() {
            return 20;
        }

        @Override
        public Duration claimLease() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(5);
        }
    }
}
