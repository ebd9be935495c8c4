package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.InvitationSent;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.MailConfig;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Suppression;
import io.heard.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to invitations that are due. The scheduler is off: the tests call the sender. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class SendingTest {

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Inject
    EntityManager entityManager;

    @Inject
    Respondents respondents;

    @Inject
    InvitationSender sender;

    @Inject
    InvitationQueue queue;

    @Inject
    MeterRegistry metrics;

    @Inject
    GroupCommit commits;

    @Inject
    CustomerLinks links;

    @Inject
    SendingLine line;

    @Inject
    MailConfig mailConfig;

    @Inject
    Clock clock;

    private String campaign;

    @BeforeEach
    void start() throws InterruptedException {
        sender.sendDue();
        campaign = scene.liveCampaign("");
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
        database.change("drop trigger if exists hiccup on invitation");
    }

    @Test
    void mailsOnceAndTellsTheOtherServices() throws Exception {
        String interaction = scene.report("ann");
        sender.sendDue();
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("SENT"))
                .body("items[0].invitation.sentAt", notNullValue())
                .extract()
                .path("items[0].invitation.id");
        assertThat(database.eventsAbout(id)).containsExactly(InvitationIssued.TYPE, InvitationSent.TYPE);
    }

    @Test
    void waitsUntilTheDelayIsOver() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"delay\": \"PT2H\"");
        String interaction = scene.report("ann");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction).body("items[0].invitation.status", equalTo("PLANNED"));
    }

    @Test
    void neverMailsAfterOptingOut() throws Exception {
        String interaction = scene.report("ann");
        optOut("ann");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("OPT_OUT"));
    }

    @Test
    void stopsAMailThatASenderHasClaimedAlready() {
        scene.report("ann");
        DueInvitation claimed = claim();
        optOut("ann");

        assertThat(begin(claimed)).isFalse();
    }

    @Test
    void optingOutWaitsForTheMailThatIsAtTheServer() throws Exception {
        scene.report("ann");
        DueInvitation claimed = claim();
        assertThat(begin(claimed)).isTrue();
        String link = links.optOut(claimed.invitation().id()).replace("https://feedback.example.org", "");
        try (var browser = Executors.newSingleThreadExecutor()) {
            var done = browser.submit(() -> given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(link)
                    .then()
                    .statusCode(200));
            await().until(() -> database.count(
                            "select count(*) from opted_out_address where address = '" + scene.email("ann") + "'")
                    == 1);
            assertThat(done.isDone()).isFalse();
            keep(claimed, new MailOutcome.Accepted());

            done.get(9, TimeUnit.SECONDS);
        }
    }

    @Test
    void anOptOutHoldsForTheAddressUnderEveryCustomerId() throws Exception {
        scene.report("ann");
        optOut("ann");
        String body = scene.interaction("ann2")
                .replace(scene.email("ann2"), scene.email("ann").toUpperCase(java.util.Locale.ROOT));
        String interaction = Scene.post(body).statusCode(201).extract().path("id");
        sender.sendDue();

        invitation(interaction)
                .body("items[0].outcome", equalTo("SKIPPED"))
                .body("items[0].reason", equalTo("OPT_OUT"));
    }

    @Test
    void anOptOutHoldsForAnAddressItsOwnerHasGivenUp() throws Exception {
        scene.report("ann");
        optOut("ann");
        Scene.post(scene.interaction("ann").replace(scene.email("ann"), scene.email("new")))
                .statusCode(201);
        for (String address : List.of(scene.email("ann"), scene.email("new"))) {
            String interaction = Scene.post(scene.interaction("bob").replace(scene.email("bob"), address))
                    .statusCode(201)
                    .extract()
                    .path("id");
            invitation(interaction).body("items[0].reason", equalTo("OPT_OUT"));
        }
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        assertThat(SentMails.to(scene.email("new"))).isEmpty();
    }

    @Test
    void stopsAClaimedMailToAnAddressThatSomebodyElseOptedOutOf() {
        scene.report("ann");
        DueInvitation claimed = claim();
        Scene.post(scene.interaction("bob").replace(scene.email("bob"), scene.email("ann")))
                .statusCode(201);
        optOut("bob");
        Scene.post(scene.interaction("bob")).statusCode(201);

        assertThat(begin(claimed)).isFalse();
    }

    @Test
    void aPausedCampaignKeepsItsInvitationsForLater() throws Exception {
        String interaction = scene.report("ann");
        Scene.pause(campaign);
        sender.sendDue();
        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction).body("items[0].invitation.status", equalTo("PLANNED"));

        io.restassured.RestAssured.given().put("/api/v1/campaigns/" + campaign + "/activation");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
    }

    @Test
    void doesNotMailWhatCanNoLongerBeAnswered() throws Exception {
        String interaction = scene.report("ann");
        database.change("update invitation set expires_at = now() - interval '1 second'" + of(interaction));
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("EXPIRY"));
    }

    @Test
    void looksAgainWhenADeferredInvitationComesUp() throws Exception {
        String first = scene.report("ann");
        sender.sendDue();
        String second = scene.report("ann");
        String third = scene.report("ann");
        comesUp(second);
        sender.sendDue();
        // Still within the quiet period of the first: deferred again, not sent and not dropped.
        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        invitation(second).body("items[0].invitation.status", equalTo("PLANNED"));

        database.change("update invitation set sent_at = sent_at - interval '31 days'" + of(first));
        comesUp(second);
        comesUp(third);
        sender.sendDue();

        // One of the two takes the free place; the other waits on.
        assertThat(SentMails.to(scene.email("ann"))).hasSize(2);
        String id = invitation(second).extract().path("items[0].invitation.id");
        String other = invitation(third).extract().path("items[0].invitation.id");
        assertThat(database.eventsAbout(id).size() + database.eventsAbout(other).size())
                .isEqualTo(2);
    }

    @Test
    void aNoForGoodIsFinal() throws Exception {
        String interaction = scene.report("gone");
        sender.sendDue();

        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("REFUSED"))
                .body("items[0].invitation.reason", equalTo("reply-550"))
                .extract()
                .path("items[0].invitation.id");
        assertThat(database.eventsAbout(id)).containsExactly(InvitationIssued.TYPE);
        assertThat(database.count("select count(*) from invitation" + of(interaction) + " and next_attempt_at is null"))
                .isEqualTo(1);
    }

    @Test
    void aNotNowIsTriedAgainLater() throws Exception {
        String interaction = scene.report("busy");
        sender.sendDue();

        invitation(interaction)
                .body("items[0].invitation.status", equalTo("PLANNED"))
                .body("items[0].invitation.reason", equalTo("reply-451"));
        assertThat(database.count("select count(*) from invitation" + of(interaction)
                        + " and next_attempt_at > now() + interval '30 seconds'"))
                .isEqualTo(1);
    }

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
    void anAddressWhereNobodyIsGetsNoMoreMail() {
        scene.report("gone");
        sender.sendDue();

        assertThat(database.count(
                        "select count(*) from suppressed_address where suppression = 'BOUNCED' and address = '"
                                + scene.email("gone") + "'"))
                .isEqualTo(1);
    }

    @Test
    void aMailThatIsRefusedForOtherReasonsIsNotTheAddressesFault() {
        String interaction = scene.report("spam");
        sender.sendDue();

        invitation(interaction).body("items[0].invitation.status", equalTo("REFUSED"));
        assertThat(database.count(
                        "select count(*) from suppressed_address where address = '" + scene.email("spam") + "'"))
                .isZero();
    }

    @Test
    void stopsAClaimedMailToAnAddressThatIsSuppressedMeanwhile() {
        scene.report("ann");
        DueInvitation claimed = claim();
        QuarkusTransaction.requiringNew().run(() -> respondents.suppress(scene.email("ann"), Suppression.COMPLAINED));

        assertThat(begin(claimed)).isFalse();
    }

    @Test
    void remindsThoseWhoDoNotAnswerAndStopsAfterTheLast() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"reminders\": {\"count\": 2, \"spacing\": \"P3D\"}");
        String interaction = scene.report("ann");
        for (int i = 0; i < 4; i++) {
            sender.sendDue();
            reminderComesUp(interaction);
        }

        List<byte[]> mails = SentMails.to(scene.email("ann"));
        assertThat(mails).hasSize(3);
        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("SENT"))
                .extract()
                .path("items[0].invitation.id");
        String first = "<inv-" + id + "@example.org>";
        assertThat(SentMails.parse(mails.get(1)).getMessageID()).isEqualTo("<inv-" + id + "-r1@example.org>");
        assertThat(SentMails.parse(mails.get(2)).getMessageID()).isEqualTo("<inv-" + id + "-r2@example.org>");
        assertThat(SentMails.parse(mails.get(1)).getSubject()).startsWith("A friendly reminder: ");
        assertThat(SentMails.parse(mails.get(1)).getHeader("In-Reply-To")).containsExactly(first);
        assertThat(SentMails.parse(mails.get(2)).getHeader("References")).containsExactly(first);
        assertThat(database.eventsAbout(id))
                .containsExactly(InvitationIssued.TYPE, InvitationSent.TYPE, InvitationSent.TYPE, InvitationSent.TYPE);
    }

    @Test
    void remindsNobodyWhoAnsweredOrOptedOut() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"reminders\": {\"count\": 1, \"spacing\": \"P3D\"}");
        String ann = scene.report("ann");
        String bob = scene.report("bob");
        sender.sendDue();
        database.change("update invitation set answered_at = now()" + of(ann));
        optOut("bob");
        reminderComesUp(ann);
        reminderComesUp(bob);
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        assertThat(SentMails.to(scene.email("bob"))).hasSize(1);
        invitation(ann).body("items[0].invitation.status", equalTo("SENT"));
        invitation(bob).body("items[0].invitation.status", equalTo("SENT"));
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

    @Test
    void looksLikeThisOnTheWire() throws Exception {
        scene.report("ann");
        sender.sendDue();

        byte[] mail = SentMails.to(scene.email("ann")).getFirst();
        var message = SentMails.parse(mail);
        assertThat(message.getHeader("To", ", ")).contains("<" + scene.email("ann") + ">");
        assertThat(((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Zoë, 😀");
        String unsubscribe = message.getHeader("List-Unsubscribe", null);
        assertThat(unsubscribe).matches("<https://feedback\\.example\\.org/u/[A-Za-z0-9_-]+>");
        String html = SentMails.html(mail);
        assertThat(html)
                .contains(
                        "Zoë, 😀",
                        "satisfied=5",
                        "satisfied=1",
                        "Very dissatisfied",
                        unsubscribe.substring(1, unsubscribe.length() - 1))
                .contains("How satisfied &lt;b&gt;are&lt;/b&gt; you?")
                .doesNotContain("<b>are</b>", "<img", "<script");
        assertThat(html.length()).isLessThan(60_000);
        assertThat(SentMails.text(mail))
                .contains("Hello Zoë, 😀", "5 - Very satisfied: https://feedback.example.org/s/");
        invitationPageLinksStartWith(html);
    }

    private static void invitationPageLinksStartWith(String html) {
        assertThat(html).containsPattern("href=\"https://feedback\\.example\\.org/s/[A-Za-z0-9_-]{79}\"");
        assertThat(html).containsPattern("href=\"https://feedback\\.example\\.org/s/[A-Za-z0-9_-]{79}\\?satisfied=3\"");
    }

    private boolean begin(DueInvitation due) {
        return commits.exchange(Optional.empty(), Optional.of(due));
    }

    private void keep(DueInvitation due, MailOutcome outcome) {
        commits.exchange(Optional.of(new SentMail(due, outcome, clock.instant())), Optional.empty());
    }

    private DueInvitation claim() {
        return queue.claim(20).sendable().stream()
                .filter(due -> due.campaign().id().toString().equals(campaign))
                .findFirst()
                .orElseThrow();
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

    private void optOut(String name) {
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createQuery("select id from Respondent where customerId = :customer", UUID.class)
                        .setParameter("customer", scene.customer(name))
                        .getSingleResult());
        QuarkusTransaction.requiringNew().run(() -> respondents.optOut(id));
    }

    private void leaseEnds(String interaction) {
        assertThat(database.change(
                        "update invitation set next_attempt_at = now() - interval '1 second'" + of(interaction)))
                .isEqualTo(1);
    }

    private void reminderComesUp(String interaction) {
        database.change("update invitation set next_attempt_at = now() - interval '1 second'" + of(interaction)
                + " and next_attempt_at is not null and status = 'SENT'");
    }

    private void comesUp(String interaction) {
        database.change("update invitation set next_attempt_at = now() - interval '1 second'" + of(interaction)
                + " and status = 'PLANNED'");
    }

    private static String of(String interaction) {
        return " where interaction_id = '" + interaction + "'";
    }

    private static ValidatableResponse invitation(String interaction) {
        return Scene.decisions(interaction);
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
