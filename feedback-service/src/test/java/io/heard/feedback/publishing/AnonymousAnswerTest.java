package io.heard.feedback.publishing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who has every document and every event, and knows to the second who was asked and who opened a page, tries to find out
 * whose answer is whose: by ids, by times, by order.
 */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class AnonymousAnswerTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    DocumentStore store;

    @Inject
    ResponseRelay relay;

    @Inject
    LinkTokens links;

    @Inject
    Clock clock;

    @Inject
    @Any
    InMemoryConnector connector;

    private Survey survey;
    private UUID campaign;

    @BeforeEach
    void announce() {
        survey = feedback.survey(Feedback.EVERY_KIND);
        campaign = feedback.anonymousCampaign(survey);
    }

    @Test
    void isKeptUnderTheTicketWithNothingThatLeadsToSomebody() {
        UUID ticket = UUID.randomUUID();

        answer(ticket, "recommend=3&why=Too+dear").then().statusCode(303);

        Document kept = store.collection("responses", Document.class)
                .find(new Document("_id", ticket))
                .first();
        // Ids: the ticket, the survey, the campaign, what the form was sent as, and no other.
        Document about = kept.get("invitation", Document.class);
        assertThat(ids(kept))
                .containsExactlyInAnyOrderElementsOf(Set.of(
                        ticket,
                        campaign,
                        survey.surveyId(),
                        responses.find(ticket).orElseThrow().current().submissionId()));
        assertThat(about.getString("origin")).isEqualTo("ANONYMOUS");
        assertThat(about.getString("touchpoint")).isEqualTo("cancellation");
        assertThat(about.get("team")).isNull();
        assertThat(about.get("agent")).isNull();
        assertThat(about.get("language")).isNull();
        // Times: days, but for the random moment at which others may hear of it.
        Instant pending = kept.getDate("pendingSince").toInstant();
        assertThat(pending)
                .isBetween(clock.instant().minusSeconds(60), clock.instant().plus(Duration.ofHours(1)));
        kept.remove("pendingSince");
        assertThat(times(kept))
                .isNotEmpty()
                .allSatisfy(
                        time -> assertThat(time.truncatedTo(ChronoUnit.DAYS)).isEqualTo(time));
    }

    @Test
    void thePageSaysSo() {
        String promise = "nobody can find out that they are yours";
        assertThat(given().get(link(UUID.randomUUID())).asString()).contains(promise);
        assertThat(given().get(feedback.link()).asString()).doesNotContain(promise);
    }

    @Test
    void stillIsWhenItIsChangedAndTakenBack() {
        UUID ticket = UUID.randomUUID();
        answer(ticket, "recommend=3").then().statusCode(303);
        answer(ticket, "recommend=9").then().statusCode(303);
        // Nobody knows how soon one came after the other, so three scores are no program.
        answer(ticket, "recommend=5").then().statusCode(303);
        assertThat(responses.find(ticket).orElseThrow().suspicion()).isNull();

        given().redirects()
                .follow(false)
                .post(link(ticket) + "/withdrawal")
                .then()
                .statusCode(303);

        Document kept = store.collection("responses", Document.class)
                .find(new Document("_id", ticket))
                .first();
        assertThat(kept.getInteger("revision")).isEqualTo(4);
        assertThat(kept.getDate("withdrawnAt")).isNotNull();
        kept.remove("pendingSince");
        assertThat(times(kept))
                .allSatisfy(
                        time -> assertThat(time.truncatedTo(ChronoUnit.DAYS)).isEqualTo(time));
    }

    @Test
    void whatOthersHearSaysNoMore() throws Exception {
        UUID ticket = UUID.randomUUID();
        answer(ticket, "recommend=3").then().statusCode(303);
        InMemorySink<String> events = connector.sink("events");
        events.clear();
        relay.relayBatch();
        assertThat(about(events, ticket)).as("not before its time").isEmpty();

        // Its time has come.
        store.collection("responses", Document.class)
                .updateOne(
                        new Document("_id", ticket),
                        new Document(
                                "$set",
                                new Document(
                                        "pendingSince",
                                        Date.from(clock.instant().minusSeconds(1)))));
        while (relay.relayBatch() > 0) {
            // Batch by batch.
        }

        JsonNode event = new ObjectMapper().readTree(about(events, ticket).getFirst());
        assertThat(event.get("origin").textValue()).isEqualTo(ResponseOrigin.ANONYMOUS.name());
        for (String id : List.of("invitationId", "interactionId", "customerId")) {
            assertThat(event.get(id).textValue()).isEqualTo(ticket.toString());
        }
        for (String time : List.of("answeredAt", "interactionClosedAt")) {
            Instant moment = Instant.parse(event.get(time).textValue());
            assertThat(moment.truncatedTo(ChronoUnit.DAYS)).isEqualTo(moment);
        }
        assertThat(event.has("team")).isFalse();
        Document kept = store.collection("responses", Document.class)
                .find(new Document("_id", ticket))
                .first();
        assertThat(kept.get("pendingSince")).as("gone once it was told").isNull();
    }

    @Test
    void theOrderInWhichOthersHearIsNotTheOrderInWhichPeopleAnswered() {
        List<UUID> answered = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> {
            UUID ticket = UUID.randomUUID();
            answer(ticket, "recommend=" + i % 11).then().statusCode(303);
            answered.add(ticket);
        });

        List<UUID> told = answered.stream()
                .sorted((one, other) -> pending(one).compareTo(pending(other)))
                .toList();

        // By chance both are the same once in 479 million times.
        assertThat(told).isNotEqualTo(answered).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(answered).allSatisfy(ticket -> assertThat(ticket.version()).isEqualTo(4));
    }

    @Test
    void nothingIsKeptOfWhatIsOnlyFilledIn() {
        UUID ticket = UUID.randomUUID();
        long drafts = store.collection("drafts", Document.class).countDocuments();

        given().contentType("application/x-www-form-urlencoded")
                .body("submissionId=" + UUID.randomUUID() + "&draftSequence=1&recommend=3")
                .post(link(ticket) + "/draft")
                .then()
                .statusCode(200);

        assertThat(store.collection("drafts", Document.class).countDocuments()).isEqualTo(drafts);
    }

    @Test
    void itsLinkEndsWhenItSaysSoAndOpensOnlyAnonymousCampaigns() {
        UUID ticket = UUID.randomUUID();
        given().get("/s/"
                        + links.signPair(
                                Purpose.ANONYMOUS,
                                new SignedPair(campaign, ticket, clock.instant().minus(DAY))))
                .then()
                .statusCode(410);
        UUID other = UUID.randomUUID();
        given().get("/s/"
                        + links.signPair(
                                Purpose.ANONYMOUS,
                                new SignedPair(other, ticket, clock.instant().plus(DAY))))
                .then()
                .statusCode(503);
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(other, 1, "Not anonymous", null, false, null, null));
        given().get("/s/"
                        + links.signPair(
                                Purpose.ANONYMOUS,
                                new SignedPair(other, ticket, clock.instant().plus(DAY))))
                .then()
                .statusCode(410);
        given().get("/s/"
                        + links.signPair(
                                Purpose.TICKET,
                                new SignedPair(campaign, ticket, clock.instant().plus(DAY))))
                .then()
                .statusCode(404);
    }

    private Response answer(UUID ticket, String fields) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body("submissionId=" + UUID.randomUUID() + "&" + fields)
                .post(link(ticket));
    }

    private String link(UUID ticket) {
        return feedback.anonymousLink(campaign, ticket);
    }

    private Instant pending(UUID ticket) {
        return responses.find(ticket).orElseThrow().pendingSince();
    }

    private static List<String> about(InMemorySink<String> events, UUID ticket) {
        return events.received().stream()
                .map(Message::getPayload)
                .filter(event -> event.contains(ticket.toString()))
                .toList();
    }

    private static Set<Object> ids(Object value) {
        return Set.copyOf(leaves(value, UUID.class));
    }

    private static List<Instant> times(Object value) {
        return leaves(value, Date.class).stream()
                .map(time -> ((Date) time).toInstant())
                .toList();
    }

    private static List<Object> leaves(Object value, Class<?> type) {
        List<Object> found = new ArrayList<>();
        switch (value) {
            case Map<?, ?> document ->
                document.values().stream()
                        .filter(java.util.Objects::nonNull)
                        .forEach(part -> found.addAll(leaves(part, type)));
            case Collection<?> list -> list.forEach(part -> found.addAll(leaves(part, type)));
            default -> {
                if (type.isInstance(value)) {
                    found.add(value);
                }
            }
        }
        return found;
    }
}
