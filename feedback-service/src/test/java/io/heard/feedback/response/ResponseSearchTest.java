package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static io.heard.feedback.ResponseApi.get;
import static io.heard.feedback.ResponseApi.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ResponseSearchTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String WRITTEN = "Ring +44 20 7946 0018 or jane@example.com";
    private static final String MASKED = "Ring [phone] or [email]";

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    DocumentStore store;

    private final UUID campaignId = UUID.randomUUID();
    private UUID unhappy;
    private UUID happy;

    @BeforeEach
    void answerTwice() {
        responses.createIndexes();
        unhappy = answer(
                "broadband",
                "north",
                "phone",
                NOON,
                "de",
                List.of(
                        Answer.score("recommend", QuestionType.NPS, 2),
                        Answer.score("satisfied", QuestionType.CSAT, 1),
                        Answer.text("why", QuestionType.LONG_TEXT, WRITTEN)));
        happy = answer(
                "mobile",
                "south",
                "chat",
                NOON.plusSeconds(3_600),
                "en",
                List.of(
                        Answer.score("recommend", QuestionType.NPS, 9),
                        Answer.score("solved", QuestionType.YES_NO, 1)));
    }

    @Test
    void answersAreWrittenToNoIndexThatOnlyEarlierVersionsNeeded() {
        var kept = store.collection("responses", org.bson.Document.class);
        for (String field : List.of("invitation.touchpoint", "invitation.channel", "contents.language")) {
            kept.createIndex(ascending(field, "answeredAt", "_id"));
        }
        kept.createIndex(ascending("invitation.campaignId", "_id"));
        kept.createIndex(ascending("invitation.product", "_id"));
        kept.createIndex(ascending("suspicion")); // somebody else's

        responses.createIndexes();

        assertThat(kept.listIndexes())
                .extracting(index -> index.getString("name"))
                .containsExactlyInAnyOrder(
                        "_id_",
                        "pendingSince_1",
                        "setAsideSince_1",
                        "invitation.customerId_1",
                        "themed.ids_1_themed.place_1",
                        "invitation.campaignId_1_answeredAt_1__id_1",
                        "invitation.team_1_answeredAt_1__id_1",
                        "invitation.product_1_answeredAt_1__id_1",
                        "withdrawnAt_1",
                        "answeredAt_1__id_1",
                        "suspicion_1");
        kept.dropIndex("suspicion_1");
        assertThat(ids("campaignId=" + campaignId)).containsExactly(unhappy, happy);
    }

    @ParameterizedTest
    @CsvSource({
        "product=broadband, unhappy",
        "product=mobile, happy",
        "product=tv, none",
        "touchpoint=support-call, both",
        "touchpoint=delivery, none",
        "channel=chat, happy",
        "team=north, unhappy",
        "language=en, happy",
        "language=e, none",
        "from=2026-03-02T12:00:00Z, both",
        "from=2026-03-02T12:00:00.001Z, happy",
        "from=2026-03-02T14:00:00+01:00, happy",
        "to=2026-03-02T13:00:00Z, unhappy",
        "to=2026-03-02T12:00:00Z, none",
        "scoreType=NPS, both",
        "scoreType=NPS&maxScore=6, unhappy",
        "scoreType=NPS&minScore=9, happy",
        "scoreType=NPS&minScore=3&maxScore=8, none",
        "scoreType=CSAT, unhappy",
        "scoreType=CES, none",
        "hasText=true, unhappy",
        "hasText=false, happy",
        "origin=invited, both",
        "origin=OPEN, none",
        "suspected=false, both",
        "suspected=true, none",
        "withdrawn=false, both",
        "withdrawn=true, none",
        "product=broadband&team=north&hasText=true&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z, unhappy",
        "product=broadband&team=south, none",
    })
    void narrowsAListByWhatIsAskedFor(String query, String expected) {
        List<UUID> wanted = switch (expected) {
            case "unhappy" -> List.of(unhappy);
            case "happy" -> List.of(happy);
            case "both" -> List.of(unhappy, happy);
            default -> List.of();
        };

        assertThat(ids("campaignId=" + campaignId + "&" + query)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "minScore=1, scoreType",
        "scoreType=NPS&minScore=11, minScore",
        "scoreType=CSAT&minScore=0, minScore",
        "scoreType=NPS&maxScore=-1, maxScore",
        "scoreType=NPS&minScore=7&maxScore=6, maxScore",
        "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, to",
    })
    void saysWhichParameterBreaksItsRule(String query, String field) {
        get(query).statusCode(400).body("errors", hasSize(1)).body("errors[0].field", equalTo(field));
    }

    @Test
    void findsWhatIsValidNowAndNotWhatWasSaidBefore() {
        revise(unhappy, NOON.plusSeconds(7_200), Answer.score("recommend", QuestionType.NPS, 10));

        assertThat(ids("campaignId=" + campaignId + "&scoreType=NPS&maxScore=6"))
                .isEmpty();
        assertThat(ids("campaignId=" + campaignId + "&hasText=true")).isEmpty();
        assertThat(ids("campaignId=" + campaignId + "&scoreType=NPS&minScore=9"))
                .containsExactly(happy, unhappy);
    }

    @Test
    void missesNothingAndRepeatsNothingWhenAnswersComeInBetweenPages() {
        Set<UUID> before = new HashSet<>(List.of(unhappy, happy));
        for (int i = 0; i < 5; i++) {
            before.add(answer("tv", "west", "chat", NOON, "en", List.of())); // All at the same moment.
        }
        List<UUID> seen = new ArrayList<>();
        String token = null;
        int round = 0;
        do {
            JsonPath page = get("campaignId=" + campaignId + "&pageSize=2"
                            + (token == null ? "" : "&pageToken=" + token))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.invitationId", UUID.class));
            token = page.getString("nextPageToken");
            if (round++ < 3) {
                answer("tv", "west", "chat", NOON.plusSeconds(86_400 + round), "en", List.of());
            }
        } while (token != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(before).hasSize(10);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "broadband"))
    void filtersNeverReachBeyondTheProductsOfTheCaller() {
        assertThat(ids("campaignId=" + campaignId)).containsExactly(unhappy);
        assertThat(ids("campaignId=" + campaignId + "&product=mobile")).isEmpty();
        assertThat(ids("campaignId=" + campaignId + "&channel=chat")).isEmpty();
    }

    @Test
    void oneResponseComesWithItsContextAndWhatWasSaidBefore() {
        revise(unhappy, NOON.plusSeconds(60), Answer.score("recommend", QuestionType.NPS, 7));

        get("/" + unhappy, "")
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("origin", equalTo("invited"))
                .body("team", equalTo("north"))
                .body("channel", equalTo("phone"))
                .body("touchpoint", equalTo("support-call"))
                .body("answers.score", contains(7))
                .body("history", hasSize(1))
                .body("history[0].answeredAt", equalTo(NOON.toString()))
                .body("history[0].answers[0].score", equalTo(2))
                .body("history[0].answers[2].text", equalTo(MASKED));
        get("campaignId=" + campaignId).body("items[0].history", nullValue());
    }

    @Test
    void saysWhyAProgramSeemsToHaveAnswered() {
        Invitation invitation = invitation("tv", "west", "chat", null);
        responses.record(
                invitation,
                submission(NOON, "en", List.of(Answer.score("recommend", QuestionType.NPS, 1))),
                new Credence.Suspected(Suspicion.HONEYPOT));

        get("campaignId=" + campaignId + "&suspected=true")
                .body("items.invitationId", contains(invitation.id().toString()))
                .body("items[0].suspectedAutomation", equalTo(true))
                .body("items[0].suspicion", equalTo("HONEYPOT"));
        assertThat(ids("campaignId=" + campaignId + "&suspected=false")).containsExactly(unhappy, happy);
    }

    @Test
    void whatWasTakenBackIsForAdministratorsWhoAskForIt() {
        responses.withdraw(unhappy, NOON.plusSeconds(60));

        assertThat(ids("campaignId=" + campaignId)).containsExactly(happy);
        get("campaignId=" + campaignId + "&withdrawn=true")
                .body("items.invitationId", contains(unhappy.toString()))
                .body("items[0].withdrawnAt", equalTo(NOON.plusSeconds(60).toString()));
    }

    @Test
    @TestSecurity(user = "al", roles = "agent")
    void nobodyElseSeesWhatWasTakenBack() {
        get("withdrawn=true").statusCode(403);
        get("withdrawn=false").statusCode(403);
        get("customerId=" + UUID.randomUUID()).statusCode(403);
    }

    @Test
    void oneCustomerGetsEverythingAsItWasWritten() {
        revise(unhappy, NOON.plusSeconds(60), Answer.score("recommend", QuestionType.NPS, 7));
        responses.withdraw(unhappy, NOON.plusSeconds(120));
        UUID customer = responses.find(unhappy).orElseThrow().invitation().customerId();

        get("customerId=" + customer)
                .body("items.invitationId", contains(unhappy.toString()))
                .body("items[0].history[0].answers[2].text", equalTo(WRITTEN));
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void analystsReadMaskedVerbatimsOnly() {
        get("campaignId=" + campaignId).body("items[0].answers[2].text", equalTo(MASKED));
        get("/" + unhappy, "").body("answers[2].text", equalTo(MASKED));
        get("campaignId=" + campaignId + "&verbatims=masked").statusCode(200);
        get("campaignId=" + campaignId + "&verbatims=original").statusCode(403);
        get("/" + unhappy, "verbatims=original").statusCode(403);
    }

    @Test
    @TestSecurity(user = "gus", roles = "agent")
    void agentsReadOriginalsAndThatIsRecordedWithoutWhatTheySay() {
        List<String> lines = new ArrayList<>();
        Handler listener = listener(lines);
        Logger logger = Logger.getLogger(Originals.class.getName());
        logger.addHandler(listener);
        try {
            get("campaignId=" + campaignId + "&verbatims=original").body("items[0].answers[2].text", equalTo(WRITTEN));
            get("/" + unhappy, "verbatims=original").body("answers[2].text", equalTo(WRITTEN));
            get("/" + unhappy, "").body("answers[2].text", equalTo(MASKED));
        } finally {
            logger.removeHandler(listener);
        }

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("gus", unhappy.toString()).doesNotContain("jane", "7946"));
    }

    @Test
    void withholdsAnonymousAnswersWhileThereAreFewerThanFive() {
        UUID anonymous = anonymousCampaign();
        List<UUID> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(anonymousAnswer(anonymous, "broadband", i));
        }

        get("campaignId=" + anonymous).body("items", hasSize(0)).body("withheld", equalTo("FEWER_THAN_5"));
        get("/" + answers.getFirst(), "").statusCode(404);

        answers.add(anonymousAnswer(anonymous, "mobile", 9));

        assertThat(ids("campaignId=" + anonymous)).containsExactlyInAnyOrderElementsOf(answers);
        get("campaignId=" + anonymous).body("withheld", nullValue());
        get("/" + answers.getFirst(), "").statusCode(200).body("origin", equalTo("anonymous"));
    }

    @Test
    void noFilterCutsAnonymousAnswersIntoGroupsThatTell() {
        UUID anonymous = anonymousCampaign();
        for (int i = 0; i < 5; i++) {
            anonymousAnswer(anonymous, i < 3 ? "broadband" : "mobile", i);
        }

        for (String part : List.of("product=broadband", "product=mobile", "scoreType=NPS&maxScore=1", "product=tv")) {
            get("campaignId=" + anonymous + "&" + part)
                    .body("items", hasSize(0))
                    .body("withheld", equalTo("FEWER_THAN_5"));
        }
        assertThat(ids("campaignId=" + anonymous)).hasSize(5);
    }

    @Test
    void anonymousAnswersAreNotFoundBeforeOthersMayHearOfThem() {
        UUID anonymous = anonymousCampaign();
        for (int i = 0; i < 5; i++) {
            anonymousAnswer(anonymous, "broadband", i);
        }
        UUID latest = anonymousAnswer(anonymous, "broadband", 9);
        tellAt(latest, Instant.now().plusSeconds(600));
        assertThat(ids("campaignId=" + anonymous)).hasSize(5).doesNotContain(latest);
        get("/" + latest, "").statusCode(404);

        tellAt(latest, Instant.now().minusSeconds(1));

        assertThat(ids("campaignId=" + anonymous)).hasSize(6).contains(latest);
        get("/" + latest, "").statusCode(200);
    }

    private void tellAt(UUID answer, Instant moment) {
        store.collection("responses", Response.class).updateOne(eq("_id", answer), set("pendingSince", moment));
    }

    @Test
    void withholdsAnonymousAnswersOfCampaignsThatHaveNotArrived() {
        UUID unknown = UUID.randomUUID();
        String product = "unknown-" + unknown;
        UUID answer = null;
        for (int i = 0; i < 6; i++) {
            answer = anonymousAnswer(unknown, product, i);
        }

        get("campaignId=" + unknown).body("items", hasSize(0));
        get("product=" + product).body("items", hasSize(0));
        get("/" + answer, "").statusCode(404);
    }

    @Test
    void anonymousAnswersAreShownWithoutWhatTellsThemApartAndFoundByNothingOfIt() {
        UUID anonymous = anonymousCampaign();
        UUID answer = null;
        for (int i = 0; i < 5; i++) {
            answer = anonymousAnswer(anonymous, "broadband", i);
        }

        get("/" + answer, "")
                .statusCode(200)
                .body("team", nullValue())
                .body("language", equalTo("und"))
                .body("answeredAt", equalTo("2026-03-02T00:00:00Z"))
                .body("interactionClosedAt", endsWith("T00:00:00Z"));
        for (String fine : List.of("team=west", "language=en", "language=und")) {
            get("campaignId=" + anonymous + "&" + fine)
                    .body("items", hasSize(0))
                    .body("withheld", equalTo("FEWER_THAN_5"));
        }
    }

    @Test
    void addressesAndNumbersInAnonymousAnswersAreNotEvenKept() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation invitation = with(
                feedback.newInvitation(survey, anonymousCampaign(), "broadband", Duration.ofDays(14)),
                "west",
                "phone",
                ResponseOrigin.ANONYMOUS);
        responses.record(
                invitation,
                submission(NOON, "en", List.of(Answer.text("why", QuestionType.LONG_TEXT, WRITTEN))),
                new Credence.Believed());

        assertThat(responses
                        .find(invitation.id())
                        .orElseThrow()
                        .current()
                        .answers()
                        .getFirst()
                        .text())
                .isEqualTo(MASKED);
    }

    @Test
    void othersOfTheSameListAreShown() {
        UUID anonymous = anonymousCampaign();
        String product = "shared-" + anonymous;
        UUID withheld = anonymousAnswer(anonymous, product, 1);
        UUID shown = answer(product, "west", "chat", NOON, "en", List.of());

        get("product=" + product)
                .body("items.invitationId", contains(shown.toString()))
                .body("withheld", equalTo("FEWER_THAN_5"));
        assertThat(withheld).isNotEqualTo(shown);
    }

    private UUID anonymousCampaign() {
        UUID id = UUID.randomUUID();
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(id, 1, "Anonymous", null, true, null, null));
        return id;
    }

    private UUID anonymousAnswer(UUID campaign, String product, int score) {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation plain = feedback.newInvitation(survey, campaign, product, Duration.ofDays(14));
        Invitation invitation = with(plain, "west", "phone", ResponseOrigin.ANONYMOUS);
        responses.record(
                invitation,
                submission(NOON, "en", List.of(Answer.score("recommend", QuestionType.NPS, score))),
                new Credence.Believed());
        return invitation.id();
    }

    private UUID answer(
            String product, String team, String channel, Instant answeredAt, String language, List<Answer> answers) {
        Invitation invitation = invitation(product, team, channel, null);
        responses.record(invitation, submission(answeredAt, language, answers), new Credence.Believed());
        return invitation.id();
    }

    private Invitation invitation(String product, String team, String channel, @Nullable ResponseOrigin origin) {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        return with(feedback.newInvitation(survey, campaignId, product, Duration.ofDays(14)), team, channel, origin);
    }

    private static Invitation with(Invitation plain, String team, String channel, @Nullable ResponseOrigin origin) {
        return new Invitation(
                plain.id(),
                plain.campaignId(),
                plain.surveyId(),
                plain.surveyVersion(),
                plain.interactionId(),
                plain.customerId(),
                plain.touchpoint(),
                channel,
                plain.product(),
                team,
                plain.language(),
                plain.interactionClosedAt(),
                plain.issuedAt(),
                plain.expiresAt(),
                null,
                origin);
    }

    private void revise(UUID id, Instant answeredAt, Answer answer) {
        responses.record(
                responses.find(id).orElseThrow().invitation(),
                submission(answeredAt, "en", List.of(answer)),
                new Credence.Believed());
    }

    private static Submission submission(Instant answeredAt, String language, List<Answer> answers) {
        return new Submission(UUID.randomUUID(), answeredAt, language, answers);
    }

    private static Handler listener(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(line)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
