package io.heard.feedback.theme;

import static io.heard.feedback.ResponseApi.get;
import static io.heard.feedback.ResponseApi.ids;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.model.Filters;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseThemed;
import io.heard.contracts.event.Suspicion;
import io.heard.contracts.event.ThemeMerged;
import io.heard.contracts.event.ThemeRevived;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Survey;
import io.heard.messaging.MalformedEventException;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ThemeSearchTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Inject
    ThemeConsumer consumer;

    @Inject
    Responses responses;

    @Inject
    Feedback feedback;

    @Inject
    DocumentStore store;

    private final UUID campaign = UUID.randomUUID();
    private final UUID waiting = UUID.randomUUID();
    private final UUID billing = UUID.randomUUID();

    @BeforeEach
    void index() {
        responses.createIndexes();
    }

    @Test
    void findsTheResponsesOfATheme() {
        UUID both = answer("broadband", NOON);
        UUID one = answer("broadband", NOON.plusSeconds(1));
        UUID other = answer("broadband", NOON.plusSeconds(2));
        answer("broadband", NOON.plusSeconds(3));
        themed(both, 1, 1, waiting, billing);
        themed(one, 1, 1, waiting);
        themed(other, 1, 1, billing);

        assertThat(ids("themeId=" + waiting)).containsExactly(both, one);
        assertThat(ids("themeId=" + billing)).containsExactly(both, other);
        assertThat(ids("themeId=" + UUID.randomUUID())).isEmpty();
        get("/" + both, "").body("themeIds", contains(waiting.toString(), billing.toString()));
        get("campaignId=" + campaign).body("items", hasSize(4)).body("items[3].themeIds", nullValue());
    }

    @Test
    void narrowsTogetherWithOtherFilters() {
        UUID first = answer("broadband", NOON);
        UUID second = answer("mobile", NOON.plusSeconds(60));
        themed(first, 1, 1, waiting);
        themed(second, 1, 1, waiting);

        String theme = "themeId=" + waiting;
        assertThat(ids(theme + "&product=mobile")).containsExactly(second);
        assertThat(ids(theme + "&campaignId=" + campaign)).containsExactly(first, second);
        assertThat(ids(theme + "&campaignId=" + UUID.randomUUID())).isEmpty();
        assertThat(ids(theme + "&hasText=true&scoreType=NPS&maxScore=6")).containsExactly(first, second);
        assertThat(ids(theme + "&from=2026-03-02T12:00:00Z")).containsExactly(first, second);
        assertThat(ids(theme + "&from=2026-03-02T12:00:00.001Z")).containsExactly(second);
        assertThat(ids(theme + "&to=2026-03-02T12:01:00Z")).containsExactly(first);
        assertThat(ids(theme + "&from=2026-03-02T12:00:01Z&to=2026-03-02T12:00:59Z"))
                .isEmpty();
    }

    @Test
    void pagesGoOnWhereTheLastOneEndedAlsoWithinOneMoment() {
        List<UUID> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID id = answer("broadband", NOON.plusSeconds(i < 5 ? 0 : i));
            themed(id, 1, 1, billing, waiting);
            expected.add(id);
        }
        List<UUID> seen = new ArrayList<>();
        String token = "";
        do {
            var page = get("themeId=" + waiting + "&to=2026-03-02T12:00:06Z&pageSize=2"
                            + (token.isEmpty() ? "" : "&pageToken=" + token))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.invitationId", UUID.class));
            token = page.getString("nextPageToken");
        } while (token != null);

        assertThat(seen).hasSize(6).doesNotHaveDuplicates().containsAll(expected.subList(0, 5));
        assertThat(seen.getLast()).isEqualTo(expected.get(5));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "broadband"))
    void neverReachesBeyondTheProductsOfTheCaller() {
        UUID own = answer("broadband", NOON);
        UUID foreign = answer("mobile", NOON);
        themed(own, 1, 1, waiting);
        themed(foreign, 1, 1, waiting);

        assertThat(ids("themeId=" + waiting)).containsExactly(own);
        assertThat(ids("themeId=" + waiting + "&product=mobile")).isEmpty();
    }

    @Test
    void newsReplacesWhatWasToldBeforeInWhateverOrderItComes() {
        UUID id = answer("broadband", NOON);
        themed(id, 1, 20, waiting);
        themed(id, 1, 30, billing);
        themed(id, 1, 20, waiting);
        themed(id, 1, 30, waiting);

        assertThat(ids("themeId=" + waiting)).isEmpty();
        assertThat(ids("themeId=" + billing)).containsExactly(id);

        themed(id, 1, 40);
        themed(id, 1, 30, billing);

        assertThat(ids("themeId=" + billing)).isEmpty();
        get("/" + id, "").body("themeIds", nullValue());
    }

    @Test
    void aChangedAnswerIsNotFoundByWhatItSaidBefore() {
        UUID id = answer("broadband", NOON);
        themed(id, 1, 1, waiting);
        revise(id, NOON.plusSeconds(60));

        assertThat(ids("themeId=" + waiting)).isEmpty();
        themed(id, 1, 2, waiting); // late: still about the first revision
        assertThat(ids("themeId=" + waiting)).isEmpty();

        themed(id, 2, 3, billing);

        assertThat(ids("themeId=" + billing + "&from=2026-03-02T12:01:00Z")).containsExactly(id);
    }

    @Test
    void whatWasTakenBackHasNoThemes() {
        UUID id = answer("broadband", NOON);
        themed(id, 1, 1, waiting);
        responses.withdraw(id, NOON.plusSeconds(60));
        themed(id, 2, 2, waiting);

        assertThat(ids("themeId=" + waiting)).isEmpty();
        assertThat(ids("themeId=" + waiting + "&withdrawn=true")).isEmpty();
        assertThat(stored(id)).doesNotContainKey("themed");
    }

    @Test
    void whatIsEmptiedAfterItsTimeHasNoThemes() {
        UUID id = answer("broadband", NOON);
        themed(id, 1, 1, waiting);
        Response response = responses.find(id).orElseThrow();
        responses.empty(List.of(response), NOON.plusSeconds(60));
        themed(id, 2, 2, waiting);

        assertThat(ids("themeId=" + waiting + "&withdrawn=true")).isEmpty();
        assertThat(stored(id)).doesNotContainKey("themed");
    }

    @Test
    void nothingComesBackOfAnErasedResponse() {
        UUID id = answer("broadband", NOON);
        responses.remove(responses.find(id).orElseThrow().invitation().customerId(), Set.of());

        themed(id, 1, 1, waiting);

        assertThat(responses.find(id)).isEmpty();
    }

    @Test
    void whatAProgramSaidHasNoThemesOfWhatAPersonSays() {
        Invitation invitation = invitation("broadband", null);
        responses.record(invitation, submission(NOON), new Credence.Suspected(Suspicion.TOO_SOON));
        themed(invitation.id(), 1, 1, waiting);

        responses.record(invitation, submission(NOON.plusSeconds(60)), new Credence.Believed());

        assertThat(ids("themeId=" + waiting)).isEmpty();
    }

    @Test
    void storingAnAnswerWritesNothingOfThemes() {
        assertThat(stored(answer("broadband", NOON))).doesNotContainKey("themed");
    }

    @Test
    void aThemeThatMergedStandsForTheOneItWentInto() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID id = answer("broadband", NOON);
        themed(id, 1, 1, waiting);
        merged(second, waiting);
        merged(first, second);
        merged(first, second);

        assertThat(ids("themeId=" + first)).containsExactly(id);
        assertThat(ids("themeId=" + second)).containsExactly(id);
        assertThat(ids("themeId=" + waiting)).containsExactly(id);
    }

    @Test
    void aThemeWhoseMergerIsTakenBackStandsForItselfAgain() {
        UUID revived = UUID.randomUUID();
        UUID id = answer("broadband", NOON);
        themed(id, 1, 1, waiting);
        merged(revived, waiting);
        UUID own = answer("broadband", NOON.plusSeconds(1));
        themed(own, 1, 1, revived);

        consumer.receive(EventRecords.of(new ThemeRevived(revived, "broadband", NOON.plusSeconds(60))));
        consumer.receive(EventRecords.of(new ThemeRevived(revived, "broadband", NOON.plusSeconds(60))));

        assertThat(ids("themeId=" + revived)).containsExactly(own);
        assertThat(ids("themeId=" + waiting)).containsExactly(id);
    }

    @Test
    void themesDoNotCutAnonymousAnswersIntoGroupsThatTell() {
        UUID anonymous = UUID.randomUUID();
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(anonymous, 1, "Anonymous", null, true, null, null));
        List<UUID> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Invitation invitation = invitation(anonymous, "broadband", ResponseOrigin.ANONYMOUS);
            responses.record(invitation, submission(NOON), new Credence.Believed());
            answers.add(invitation.id());
        }
        answers.subList(0, 4).forEach(id -> themed(id, 1, 1, waiting));

        get("campaignId=" + anonymous).body("items", hasSize(5));
        get("campaignId=" + anonymous + "&themeId=" + waiting)
                .body("items", hasSize(0))
                .body("withheld", equalTo("FEWER_THAN_5"));

        themed(answers.getLast(), 1, 1, waiting);
        assertThat(ids("campaignId=" + anonymous + "&themeId=" + waiting)).containsExactlyInAnyOrderElementsOf(answers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "0d5c8a3e-6f0b-4a52-9d1e", "' or 1", "{\"$ne\":null}"})
    void saysThatAThemeHasAUuid(String theme) {
        given().queryParam("themeId", theme)
                .when()
                .get("/api/v1/responses")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("themeId"))
                .body("errors[0].message", equalTo("must be a UUID"));
    }

    @Test
    void newsThatNobodyCanReadIsRefused() {
        assertThatThrownBy(() -> consumer.receive(
                        EventRecords.malformed("insights.themes", ResponseThemed.TYPE, "{\"revision\":1}")))
                .isInstanceOf(MalformedEventException.class);
        consumer.receive(EventRecords.malformed("insights.themes", "io.heard.insights.something-new.v1", "{}"));
    }

    private void themed(UUID id, int revision, long sequence, UUID... themes) {
        consumer.receive(EventRecords.of(
                new ResponseThemed(id, revision, "broadband", List.of(themes), sequence, NOON.plusSeconds(300))));
    }

    private void merged(UUID theme, UUID successor) {
        consumer.receive(EventRecords.of(new ThemeMerged(theme, successor, "broadband", NOON)));
    }

    private UUID answer(String product, Instant at) {
        Invitation invitation = invitation(product, null);
        responses.record(invitation, submission(at), new Credence.Believed());
        return invitation.id();
    }

    private void revise(UUID id, Instant at) {
        responses.record(responses.find(id).orElseThrow().invitation(), submission(at), new Credence.Believed());
    }

    private static Submission submission(Instant at) {
        return new Submission(
                UUID.randomUUID(),
                at,
                "en",
                List.of(
                        Answer.score("recommend", QuestionType.NPS, 2),
                        Answer.text("why", QuestionType.LONG_TEXT, "Forty minutes on hold")));
    }

    private Invitation invitation(String product, ResponseOrigin origin) {
        return invitation(campaign, product, origin);
    }

    private Invitation invitation(UUID campaignId, String product, ResponseOrigin origin) {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation plain = feedback.newInvitation(survey, campaignId, product, Duration.ofDays(14));
        return new Invitation(
                plain.id(),
                plain.campaignId(),
                plain.surveyId(),
                plain.surveyVersion(),
                plain.interactionId(),
                plain.customerId(),
                plain.touchpoint(),
                plain.channel(),
                plain.product(),
                plain.team(),
                plain.language(),
                plain.interactionClosedAt(),
                plain.issuedAt(),
                plain.expiresAt(),
                null,
                origin);
    }

    private Document stored(UUID id) {
        return store.collection("responses", Document.class)
                .find(Filters.eq("_id", id))
                .first();
    }
}
