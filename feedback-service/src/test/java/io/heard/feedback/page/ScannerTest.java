package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.MailSent;
import io.heard.feedback.invitation.SentMails;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
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

        assertThat(responses.countPending(SCANNERS)).isZero();
        assertThat(scanned)
                .map(invitation -> responses.find(invitation.id()).orElseThrow())
                .allMatch(response -> response.suspectedSince() != null && response.pendingSince() == null);
    }

    @Test
    void theyRateNothingByAReminderEither() {
        Invitation invitation = mailed(Duration.ofDays(3));
        mails.keep(new MailSent(invitation.id(), clock.instant().minusSeconds(3)));

        scan("/s/" + feedback.token(invitation), true);

        assertThat(responses.find(invitation.id()).orElseThrow().suspectedSince())
                .isNotNull();
    }

    @Test
    void aLaterAnswerTakesThePlaceOfTheProgrammes() {
        Invitation invitation = mailed(Duration.ofSeconds(2));
        String link = "/s/" + feedback.token(invitation);
        Document again = press(page(when().get(link + "?recommend=1")), link, false);
        assertThat(again.text()).contains("send it once more in a minute");
        store.collection("mails", org.bson.Document.class)
                .updateOne(
                        new org.bson.Document("_id", invitation.id()),
                        new org.bson.Document(
                                "$set",
                                new org.bson.Document("sentAt", clock.instant().minusSeconds(61))));
        press(again, link, false);

        Response response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.revision()).isEqualTo(2);
        assertThat(response.suspectedSince()).isNull();
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

        assertThat(responses.pending(10)).extracting(Response::invitationId).containsExactly(late.id());
        assertThat(responses.find(soon.id()).orElseThrow().suspectedSince()).isNotNull();
    }

    private Invitation mailed(Duration ago) {
        Invitation invitation = feedback.invitation(survey);
        Instant sentAt = clock.instant().minus(ago);
        mails.keep(new MailSent(invitation.id(), sentAt));
        return invitation;
    }

    private static void scan(String link, boolean fillsEverything) {
        when().head(link).then().statusCode(200);
        when().get(link).then().statusCode(200);
        press(page(when().get(link + "?recommend=" + Math.floorMod(link.hashCode(), 11))), link, fillsEverything);
    }

    /** Sends the form as the page holds it. */
    private static Document press(Document page, String link, boolean fillsEverything) {
        List<String> fields = new ArrayList<>();
        for (Element input : page.select("form[method=post] input[type=hidden], form[method=post] input[checked]")) {
            fields.add(field(input.attr("name"), input.attr("value")));
        }
        if (fillsEverything) {
            for (Element text : page.select("form[method=post] input[type=text], form[method=post] textarea")) {
                fields.add(field(text.attr("name"), "https://scanner.example"));
            }
        }
        var answer = post(link, String.join("&", fields));
        assertThat(answer.statusCode()).isIn(200, 303);
        return page(answer);
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
}
