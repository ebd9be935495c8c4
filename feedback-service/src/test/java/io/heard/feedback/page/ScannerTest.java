package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;

import io.heard.contracts.event.Suspicion;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.MailSent;
import io.heard.feedback.invitation.SentMails;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that check mails: they open every link, press every button and fill in every field, seconds after the mail. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestProfile(ScannerTest.Suspicious.class)
class ScannerTest {

    /** As in earnest. */
    public static class Suspicious implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("heard.scanner.window", "PT1M");
        }
    }

    private static final int SCANNERS = 1_000;

    private static final String FILLED = "&" + PostedForm.HONEYPOT + "=x";

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    SentMails mails;

    @Inject
    Event<MailSent> mailSent;

    @Inject
    DocumentStore store;

    @Inject
    LinkTokens links;

    @Inject
    Clock clock;

    private Survey survey;

    @BeforeEach
    void makeASurvey() {
        survey = feedback.survey(Feedback.EVERY_KIND);
        store.collection("responses", org.bson.Document.class).deleteMany(new org.bson.Document());
    }

    @Test
    void aThousandOfThemRateNothing() {
        List<Invitation> scanned = new ArrayList<>();
        for (int i = 0; i < SCANNERS; i++) {
            Invitation invitation = mailed(Duration.ofSeconds(i % 60));
            scanned.add(invitation);
            scan("/s/" + feedback.token(invitation), i % 2 == 0);
        }

        assertThat(scanned)
                .map(invitation -> responses.find(invitation.id()).orElseThrow())
                .allMatch(response -> response.suspicion() != null && response.revision() == 1);
    }

    @Test
    void theyRateNothingByAReminderEither() {
        Invitation invitation = mailed(Duration.ofDays(3));
        mails.keep(new MailSent(invitation.id(), clock.instant().minusSeconds(3)));

        scan("/s/" + feedback.token(invitation), false);

        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.TOO_SOON);
    }

    @Test
    void aLaterAnswerTakesThePlaceOfTheProgrammes() {
        Invitation invitation = mailed(Duration.ofSeconds(2));
        String link = "/s/" + feedback.token(invitation);
        Document again = press(page(when().get(link + "?recommend=1")), link, false);
        assertThat(again.text()).contains("send it once more in a minute");
        sentEarlier(invitation);
        press(again, link, false);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.revision()).isEqualTo(2);
        assertThat(response.receivedAt()).isEqualTo(response.answeredAt());
        assertThat(response.suspicion()).isNull();
        assertThat(responses.pending(10)).extracting(Response::invitationId).containsExactly(invitation.id());
    }

    @Test
    void anAnswerThatIsHereBeforeTheNewsOfItsMailWaitsForIt() {
        Invitation soon = feedback.invitation(survey);
        Invitation late = feedback.invitation(survey);
        for (Invitation invitation : List.of(soon, late)) {
            String link = "/s/" + feedback.token(invitation);
            press(page(when().get(link + "?recommend=1")), link, false);
        }
        assertThat(responses.countPending(10)).isZero();
        mailSent.fire(new MailSent(soon.id(), clock.instant().minusSeconds(5)));
        mailSent.fire(new MailSent(late.id(), clock.instant().minusSeconds(300)));

        assertThat(responses.pending(10))
                .extracting(Response::invitationId, Response::suspicion)
                .containsExactlyInAnyOrder(tuple(late.id(), null), tuple(soon.id(), Suspicion.TOO_SOON));
    }

    @Test
    void aProgramThatSaysWhatItIsCountsForNothingAtAnyTime() {
        Invitation invitation = mailed(Duration.ofDays(1));

        postAsScanner("/s/" + feedback.token(invitation), form(UUID.randomUUID(), 9))
                .then()
                .statusCode(200);

        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.KNOWN_SCANNER);
    }

    @Test
    void whoFillsInWhatPeopleDoNotSeeIsAProgramUntilItIsSentWithoutThat() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);

        var again = post(link, form(UUID.randomUUID(), 9) + FILLED);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.HONEYPOT);
        press(page(again), link, false);
        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isNull();
    }

    @Test
    void oneScoreAfterTheOtherIsNobodysOpinion() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);

        for (int score = 0; score <= 10; score++) {
            post(link, form(UUID.randomUUID(), score));
        }

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.suspicion()).isEqualTo(Suspicion.ALL_OPTIONS);
        assertThat(response.pendingSince()).isNotNull();
    }

    @Test
    void whatAPersonSaidHoldsWhateverProgramsSendLater() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        UUID persons = UUID.randomUUID();
        post(link, form(persons, 3));
        Instant minuteAgo = clock.instant().minusSeconds(60);
        store.collection("responses", org.bson.Document.class)
                .updateOne(
                        new org.bson.Document("_id", invitation.id()),
                        new org.bson.Document("$set", new org.bson.Document("submissions.0.answeredAt", minuteAgo)));

        for (int score = 0; score <= 10; score++) {
            post(link, form(UUID.randomUUID(), score));
        }
        mails.keep(new MailSent(invitation.id(), clock.instant()));
        UUID programs = UUID.randomUUID();
        assertThat(post(link, form(programs, 10)).statusCode()).isEqualTo(200);
        assertThat(post(link, form(programs, 10)).statusCode()).isEqualTo(200);
        assertThat(post(link, form(programs, 9)).statusCode()).isEqualTo(422);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.suspicion()).isNull();
        assertThat(response.current().submissionId()).isEqualTo(persons);
        assertThat(response.answeredAt()).isEqualTo(minuteAgo);
        assertThat(response.doubted()).extracting(Submission::submissionId).contains(programs);
    }

    @Test
    void bringsNothingBackThatAPersonTookBack() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        post(link, form(UUID.randomUUID(), 3));
        post(link + "/withdrawal", "").then().statusCode(303);
        Response before = earlier(invitation, Duration.ofMinutes(1));

        for (int score = 0; score <= 10; score++) {
            post(link, form(UUID.randomUUID(), score));
        }

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.isWithdrawn()).isTrue();
        assertThat(response.withdrawnAt()).isEqualTo(before.withdrawnAt());
        assertThat(response.withdrawalReason()).isEqualTo(before.withdrawalReason());
        assertThat(response.revision()).isGreaterThan(before.revision());
        assertThat(response.pendingSince()).isNotNull();
        assertThat(page(when().get(link)).text()).contains("Your answers are taken back");
    }

    @Test
    void takesNothingBackEitherThatAPersonHasBroughtBackSince() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        post(link, form(UUID.randomUUID(), 3));
        post(link + "/withdrawal", "").then().statusCode(303);
        earlier(invitation, Duration.ofMinutes(2));
        UUID again = UUID.randomUUID();
        post(link, form(again, 4));
        earlier(invitation, Duration.ofMinutes(1));

        for (int score = 0; score <= 10; score++) {
            post(link, form(UUID.randomUUID(), score));
        }

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.isWithdrawn()).isFalse();
        assertThat(response.suspicion()).isNull();
        assertThat(response.current().submissionId()).isEqualTo(again);
    }

    @Test
    void makesNobodysOpinionOfWhatAProgramSaidBefore() {
        Invitation invitation = mailed(Duration.ofSeconds(2));
        String link = "/s/" + feedback.token(invitation);
        UUID programs = UUID.randomUUID();
        post(link, form(programs, 10));
        sentEarlier(invitation);
        earlier(invitation, Duration.ofMinutes(1));

        for (int score = 0; score <= 10; score++) {
            post(link, form(UUID.randomUUID(), score));
        }

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.current().submissionId()).isEqualTo(programs);
        assertThat(response.suspicion()).isEqualTo(Suspicion.TOO_SOON);
    }

    /** Everything that has happened to it so far, so much earlier. */
    private Response earlier(Invitation invitation, Duration ago) {
        Response response = responses.find(invitation.id()).orElseThrow();
        var changes = new org.bson.Document("answeredAt", clock.instant().minus(ago));
        for (int i = 0; i < response.submissions().size(); i++) {
            Instant moment = response.submissions().get(i).answeredAt().minus(ago);
            changes.append("submissions." + i + ".answeredAt", moment);
        }
        if (response.withdrawnAt() != null) {
            changes.append("withdrawnAt", response.withdrawnAt().minus(ago));
        }
        if (response.lifted() != null && response.lifted().withdrawnAt() != null) {
            changes.append("lifted.withdrawnAt", response.lifted().withdrawnAt().minus(ago));
        }
        if (response.lifted() != null && response.lifted().suspectedUntil() != null) {
            changes.append(
                    "lifted.suspectedUntil", response.lifted().suspectedUntil().minus(ago));
        }
        store.collection("responses", org.bson.Document.class)
                .updateOne(new org.bson.Document("_id", invitation.id()), new org.bson.Document("$set", changes));
        return responses.find(invitation.id()).orElseThrow();
    }

    @Test
    void aPersonWhoseBrowserFillsInEverythingCountsOnceTheySendItAgain() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        Document again = press(page(when().get(link + "?recommend=1")), link, true);
        assertThat(again.text()).contains("as if a program had filled this in").doesNotContain("within a minute");
        doubtedEarlier(again, Duration.ofSeconds(11));

        press(again, link, true);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.suspicion()).isNull();
        assertThat(response.revision()).isEqualTo(2);
    }

    @Test
    void aProgramThatPressesAgainAtOnceOrSendsSomethingElseIsStillOne() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        Document again = press(page(when().get(link + "?recommend=1")), link, true);
        again = press(again, link, true);
        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.HONEYPOT);

        doubtedEarlier(again, Duration.ofSeconds(11));
        again.select("[name=recommend]").removeAttr("checked");
        again.select("[name=recommend][value=2]").attr("checked", "");
        press(again, link, true);

        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.HONEYPOT);
    }

    @Test
    void aProgramThatComesBackHoursLaterIsStillOne() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        press(page(when().get(link + "?recommend=1")), link, true);
        earlier(invitation, Duration.ofHours(5));

        press(page(when().get(link + "?recommend=1")), link, true);

        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.HONEYPOT);
    }

    /** The same page, asking for what was sent so long ago. */
    private void doubtedEarlier(Document again, Duration ago) {
        Element doubted = again.select("[name=doubtedSubmission]").getFirst();
        SignedPair sent = links.openPair(Purpose.ONCE_MORE, doubted.val()).orElseThrow();
        doubted.val(links.signPair(
                Purpose.ONCE_MORE,
                new SignedPair(sent.first(), sent.second(), sent.moment().minus(ago))));
    }

    @Test
    void whoWasThankedFindsTheirAnswersAndConfirmsThemWithOnePress() {
        Invitation invitation = feedback.invitation(survey);
        String link = "/s/" + feedback.token(invitation);
        post(link, form(UUID.randomUUID(), 4) + "&why=Nobody+called").then().statusCode(303);
        Instant sentAt = clock.instant().minusSeconds(20);
        earlier(invitation, Duration.ofSeconds(15));
        mails.keep(new MailSent(invitation.id(), sentAt));
        mailSent.fire(new MailSent(invitation.id(), sentAt));
        assertThat(responses.find(invitation.id()).orElseThrow().suspicion()).isEqualTo(Suspicion.TOO_SOON);

        for (String way : List.of("", "?recommend=4")) {
            Document page = page(when().get(link + way));
            assertThat(page.select(".banner").text()).contains("Are these your answers?", "do not count yet");
            assertThat(page.select(".banner button")).hasSize(1);
            assertThat(page.select("[name=recommend][checked]").val()).isEqualTo("4");
            assertThat(page.select("[name=why]").text()).isEqualTo("Nobody called");
        }
        Document otherwise = page(when().get(link + "?recommend=9"));
        assertThat(otherwise.select(".banner").text()).contains("not sent yet");
        assertThat(otherwise.select("[name=recommend][checked]").val()).isEqualTo("9");
        assertThat(otherwise.select("[name=why]").text()).isEqualTo("Nobody called");
        when().get(link + "/thanks").then().statusCode(200).body(containsString("Are these your answers?"));
        press(page(when().get(link)), link, false);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.suspicion()).isNull();
        assertThat(response.current().answers()).hasSize(2);
        assertThat(page(when().get(link)).text()).contains("What happened to your feedback");
    }

    @Test
    void whatSomebodyWasThankedForStaysTheirsWhateverProgramsSendBeforeTheyConfirmIt() {
        Invitation invitation = thanked();
        String link = "/s/" + feedback.token(invitation);

        press(page(when().get(link + "?recommend=1")), link, true);

        Document page = page(when().get(link));
        assertThat(page.select(".banner").text()).contains("Are these your answers?");
        assertThat(page.select("[name=recommend][checked]").val()).isEqualTo("4");
    }

    @Test
    void aProgramThatComesBackAtOnceToWhatSomebodyWasThankedForConfirmsNothing() {
        Invitation scanned = thanked();
        Invitation filled = thanked();
        String link = "/s/" + feedback.token(scanned);
        postAsScanner(link, fields(page(when().get(link)), false)).then().statusCode(200);
        link = "/s/" + feedback.token(filled);
        Document again = page(post(link, fields(page(when().get(link)), false) + FILLED));
        post(link, fields(again, false) + FILLED).then().statusCode(200);

        assertThat(List.of(scanned, filled))
                .allMatch(invitation ->
                        responses.find(invitation.id()).orElseThrow().isUnconfirmed());
    }

    @Test
    void itStaysTheirsAlsoWhereOneScoreComesAfterTheOther() {
        Invitation invitation = thanked();
        Response before = responses.find(invitation.id()).orElseThrow();
        sentEarlier(invitation);

        for (int score = 0; score <= 10; score++) {
            post("/s/" + feedback.token(invitation), form(UUID.randomUUID(), score));
        }

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.isUnconfirmed()).isTrue();
        assertThat(response.suspicion()).isEqualTo(Suspicion.TOO_SOON);
        assertThat(response.foundOutAt()).isEqualTo(before.foundOutAt());
        assertThat(response.submissions()).isEqualTo(before.submissions());
        assertThat(response.receivedAt()).isEqualTo(response.answeredAt());
    }

    @Test
    void whoseBrowserFillsInEverythingConfirmsWhatTheyWereThankedForOnceTheyHaveLookedAtIt() {
        Invitation invitation = thanked();
        String link = "/s/" + feedback.token(invitation);
        Document page = page(when().get(link));
        doubtedEarlier(page, Duration.ofSeconds(11));

        post(link, fields(page, false) + FILLED).then().statusCode(303);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.suspicion()).isNull();
        assertThat(response.current().answers().getFirst().score()).isEqualTo(4);
    }

    @Test
    void whoWasDoubtedFirstConfirmsAlthoughAProgramCameInBetween() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        Document again = press(page(when().get(link + "?recommend=4")), link, true, 200);
        press(page(when().get(link + "?recommend=1")), link, true);
        again = press(again, link, true, 200);

        doubtedEarlier(again, Duration.ofSeconds(11));
        press(again, link, true, 303);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.suspicion()).isNull();
        assertThat(response.current().answers().getFirst().score()).isEqualTo(4);
    }

    @Test
    void anAnonymousPersonWhoseBrowserFillsInEverythingIsBelievedTheSecondTimeToo() {
        UUID campaign = feedback.anonymousCampaign(survey);
        UUID ticket = UUID.randomUUID();
        String link = feedback.anonymousLink(campaign, ticket);
        Document again = press(page(when().get(link + "?recommend=4")), link, true, 200);
        again = press(again, link, true, 200);
        assertThat(responses.find(ticket).orElseThrow().suspicion()).isEqualTo(Suspicion.HONEYPOT);

        doubtedEarlier(again, Duration.ofSeconds(11));
        press(again, link, true, 303);

        assertThat(responses.find(ticket).orElseThrow().suspicion()).isNull();
    }

    @Test
    void whatIsSentOnceMoreIsOfThisLinkAndHasBeenAsked() {
        Invitation invitation = mailed(Duration.ofDays(1));
        Invitation other = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        Document again = press(page(when().get(link + "?recommend=1")), link, true);
        SignedPair sent = links.openPair(
                        Purpose.ONCE_MORE,
                        again.select("[name=doubtedSubmission]").val())
                .orElseThrow();
        Instant before = sent.moment().minusSeconds(11);
        for (String foreign : List.of(
                sent.second().toString(),
                links.signPair(Purpose.ONCE_MORE, new SignedPair(other.id(), sent.second(), before)),
                links.signPair(Purpose.ONCE_MORE, new SignedPair(invitation.id(), UUID.randomUUID(), before)),
                links.signPair(Purpose.TICKET, new SignedPair(invitation.id(), sent.second(), before)))) {
            again.select("[name=doubtedSubmission]").val(foreign);
            press(again, link, true);
            assertThat(responses.find(invitation.id()).orElseThrow().suspicion())
                    .isEqualTo(Suspicion.HONEYPOT);
        }
    }

    @Test
    void takeNothingBackThatAPersonSaid() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        post(link, form(UUID.randomUUID(), 3));

        press(page(when().get(link + "/withdrawal")), link + "/withdrawal", true);
        postAsScanner(link + "/withdrawal", "").then().statusCode(200);
        mails.keep(new MailSent(invitation.id(), clock.instant()));
        press(page(when().get(link + "/withdrawal")), link + "/withdrawal", false);
        assertThat(responses.find(invitation.id()).orElseThrow().revision()).isEqualTo(1);
        sentEarlier(invitation);
        press(page(when().get(link + "/withdrawal")), link + "/withdrawal", false);

        assertThat(responses.find(invitation.id()).orElseThrow().isWithdrawn()).isTrue();
    }

    @Test
    void aPersonWhoseBrowserFillsInEverythingTakesBackTheSecondTime() {
        Invitation invitation = mailed(Duration.ofDays(1));
        String link = "/s/" + feedback.token(invitation);
        post(link, form(UUID.randomUUID(), 3));
        String withdrawal = link + "/withdrawal";
        Document again = press(page(when().get(withdrawal)), withdrawal, true, 200);
        assertThat(again.select("[role=alert]").text())
                .isEqualTo("It looks as if a program had pressed this. If you are a person, please wait ten seconds and"
                        + " press it once more.");
        again = press(again, withdrawal, true, 200);
        assertThat(responses.find(invitation.id()).orElseThrow().isWithdrawn())
                .as("pressed at once")
                .isFalse();

        doubtedEarlier(again, Duration.ofSeconds(11));
        press(again, withdrawal, true, 303);

        assertThat(responses.find(invitation.id()).orElseThrow().isWithdrawn()).isTrue();
        assertThat(page(when().get(link)).text()).contains("Your answers are taken back");
    }

    @Test
    void onlyWhatStoodThereIsTakenBackWhenItIsPressedOnceMore() {
        Invitation invitation = mailed(Duration.ofDays(1));
        Invitation other = mailed(Duration.ofDays(1));
        for (Invitation answered : List.of(invitation, other)) {
            post("/s/" + feedback.token(answered), form(UUID.randomUUID(), 3));
        }
        String withdrawal = "/s/" + feedback.token(invitation) + "/withdrawal";
        Document again = press(page(when().get(withdrawal)), withdrawal, true, 200);
        doubtedEarlier(again, Duration.ofSeconds(11));

        press(again, "/s/" + feedback.token(other) + "/withdrawal", true, 200);
        post("/s/" + feedback.token(invitation), form(UUID.randomUUID(), 4));
        press(again, withdrawal, true, 200);

        assertThat(List.of(invitation, other))
                .noneMatch(
                        answered -> responses.find(answered.id()).orElseThrow().isWithdrawn());
    }

    private void sentEarlier(Invitation invitation) {
        store.collection("mails", org.bson.Document.class)
                .updateOne(
                        new org.bson.Document("_id", invitation.id()),
                        new org.bson.Document(
                                "$set",
                                new org.bson.Document("sentAt", clock.instant().minusSeconds(61))));
    }

    private static String form(UUID submissionId, int score) {
        return PostedForm.SUBMISSION_ID + "=" + submissionId + "&recommend=" + score;
    }

    private Invitation mailed(Duration ago) {
        Invitation invitation = feedback.invitation(survey);
        Instant sentAt = clock.instant().minus(ago);
        mails.keep(new MailSent(invitation.id(), sentAt));
        return invitation;
    }

    /** Answered within the minute of a mail that nobody had heard of, and found out since. */
    private Invitation thanked() {
        Invitation invitation = feedback.invitation(survey);
        post("/s/" + feedback.token(invitation), form(UUID.randomUUID(), 4))
                .then()
                .statusCode(303);
        Instant sentAt = clock.instant().minusSeconds(20);
        earlier(invitation, Duration.ofSeconds(15));
        mails.keep(new MailSent(invitation.id(), sentAt));
        mailSent.fire(new MailSent(invitation.id(), sentAt));
        return invitation;
    }

    private static io.restassured.response.Response postAsScanner(String link, String form) {
        return given().redirects()
                .follow(false)
                .header("User-Agent", "Mozilla/5.0 (compatible; Mimecast URL Check)")
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(link);
    }

    private static void scan(String link, boolean fillsEverything) {
        when().head(link).then().statusCode(200);
        when().get(link).then().statusCode(200);
        press(page(when().get(link + "?recommend=" + Math.floorMod(link.hashCode(), 11))), link, fillsEverything);
    }

    /** Sends the form as the page holds it. */
    private static Document press(Document page, String link, boolean fillsEverything) {
        return press(page, link, fillsEverything, 200, 303);
    }

    private static Document press(Document page, String link, boolean fillsEverything, Object... statuses) {
        var answer = post(link, fields(page, fillsEverything));
        assertThat(answer.statusCode()).isIn(statuses);
        return page(answer);
    }

    private static String fields(Document page, boolean fillsEverything) {
        List<String> fields = new ArrayList<>();
        for (Element input : page.select("form[method=post] input[type=hidden], form[method=post] input[checked]")) {
            fields.add(field(input.attr("name"), input.attr("value")));
        }
        if (fillsEverything) {
            for (Element text : page.select("form[method=post] input[type=text], form[method=post] textarea")) {
                fields.add(field(text.attr("name"), "https://scanner.example, scan@scanner.example"));
            }
        } else {
            for (Element text : page.select("form[method=post] textarea:not(:empty)")) {
                fields.add(field(text.attr("name"), text.text()));
            }
        }
        return String.join("&", fields);
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
}
