package io.heard.insights.theme.edit;

import static io.heard.insights.theme.edit.ThemeApi.THEMES;
import static io.heard.insights.theme.edit.ThemeApi.kinds;
import static io.heard.insights.theme.edit.ThemeApi.list;
import static io.heard.insights.theme.edit.ThemeApi.mentionIds;
import static io.heard.insights.theme.edit.ThemeApi.mentions;
import static io.heard.insights.theme.edit.ThemeApi.move;
import static io.heard.insights.theme.edit.ThemeApi.mute;
import static io.heard.insights.theme.edit.ThemeApi.rename;
import static io.heard.insights.theme.edit.ThemeApi.undo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.heard.insights.Database;
import io.heard.insights.erasure.Forgetting;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.history.MentionMoves;
import io.heard.insights.theme.history.NewThemeEvent;
import io.heard.insights.theme.history.ThemeEventKind;
import io.heard.insights.theme.history.ThemeEvents;
import io.heard.insights.theme.telling.Telling;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A theme that a team names is there at once, has its complaints from the first answer on, and outlives every run. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeNamingTest {

    private static final List<String> WAITING = List.of("Customers are on hold and wait on the phone for too long.");

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    Telling telling;

    @Inject
    Forgetting forgetting;

    @Inject
    ThemeEvents events;

    @Inject
    MentionMoves moves;

    @Inject
    UntoldResponses untold;

    @Inject
    UserTransaction transaction;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();

    @Test
    void isListedWithoutAMention() {
        String theme = named();

        given().get(THEMES + "/" + theme)
                .then()
                .statusCode(200)
                .body("label", is("waiting"))
                .body("labelByPeople", is(true))
                .body("sentences", is(WAITING))
                .body("mentions", is(0))
                .body("firstMentionedAt", nullValue());
        assertThat(list(product, Map.of()).getList("items.id")).containsExactly(theme);
        assertThat(kinds(theme)).containsExactly("NAMED");
    }

    @Test
    void hasItsComplaintsFromTheFirstAnswerOn() {
        String theme = named();
        answer("I was on hold for forty minutes");

        upkeep.mine();

        assertThat(mentions(theme)).isEqualTo(1);
    }

    @Test
    void takesInWhatIsThereAndNoRunTakesItOutAgain() {
        answerAll();
        upkeep.mine();

        String theme = named();
        upkeep.mine();

        assertThat(mentions(theme)).isEqualTo(8);
        given().get(THEMES + "/" + theme + "/events")
                .then()
                .body("items.kind", hasItems("NAMED", "MENTIONS_MOVED"))
                .body("items[0].cause", is("RUN"));
        upkeep.mineAnew(product);
        assertThat(mentions(theme)).isEqualTo(8);
        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(8, 8, 8, 8);
        given().get(THEMES + "/" + theme).then().body("label", is("waiting"));
    }

    @Test
    void leavesTheRestToRuns() {
        String theme = named();
        answerAll();

        upkeep.mine();

        assertThat(mentions(theme)).isEqualTo(8);
        assertThat(list(product, Map.of()).getList("items", Map.class)).hasSize(Grievances.MATTERS.size());
    }

    @Test
    void learnsFromWhatPeopleMove() throws SQLException {
        answerAll();
        upkeep.mine();
        String theme = named();
        upkeep.mine();
        String rude = rows("select distinct theme_id::text from mention join segment on segment.id = segment_id"
                        + " join verbatim on verbatim.id = verbatim_id where text like '%rude to my wife' and verbatim.product = ?")
                .getFirst();
        String moved = mentionIds(theme).getFirst();

        move(theme, moved, rude).statusCode(200);
        upkeep.mine();
        upkeep.mineAnew(product);

        assertThat(mentionIds(rude)).contains(moved);
        assertThat(mentionIds(theme)).isNotEmpty().doesNotContain(moved);
    }

    @Test
    void answersTheSameWhenSentAgain() {
        ValidatableResponse first = name("waiting", WAITING).statusCode(201);
        ValidatableResponse second = name("waiting", WAITING).statusCode(201);

        assertThat(second.extract().<String>path("id"))
                .isEqualTo(first.extract().path("id"));
        second.header("Location", endsWith(THEMES + "/" + second.extract().path("themeId")));
        name("waiting", List.of("Something else.")).statusCode(409);
    }

    @Test
    void isDescribedAnewAndGivenBack() {
        String theme = named();
        String event = describe(theme, "*", List.of("Parcels and deliveries arrive late."))
                .statusCode(200)
                .extract()
                .path("id");
        answer("My parcel arrived three days late");
        upkeep.mine();
        assertThat(mentions(theme)).isEqualTo(1);

        undo(event).statusCode(200);

        given().get(THEMES + "/" + theme).then().body("sentences", is(WAITING));
    }

    @Test
    void refusesToBeDescribedUnseen() {
        String theme = named();

        describe(theme, "\"99\"", List.of("Something else.")).statusCode(412);
        given().get(THEMES + "/" + theme).then().body("sentences", is(WAITING));
    }

    @Test
    void isNoMoreWhenNamingIsUndone() {
        answerAll();
        String event = name("waiting", WAITING).extract().path("id");
        String theme = list(product, Map.of()).getString("items[0].id");
        upkeep.mine();

        undo(event).statusCode(200);
        upkeep.mine();

        given().get(THEMES + "/" + theme).then().statusCode(404);
        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(8, 8, 8, 8);
    }

    @Test
    void givesBackWhatItTookInWhenNamingIsUndone() {
        answerAll();
        upkeep.mine();
        String found = withMention("on hold");
        rename(found, "*", "Long waits").statusCode(200);
        String event = name("waiting", WAITING).extract().path("id");
        upkeep.mine();
        // Without a mention it is found by its id nevertheless.
        assertThat(mentions(found)).isZero();

        undo(event).statusCode(200).body("mentions", is(8));
        assertThat(mentions(found)).isEqualTo(8);
        upkeep.mine();

        assertThat(mentions(found)).isEqualTo(8);
        given().get(THEMES + "/" + found).then().body("label", is("Long waits"));
        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(8, 8, 8, 8);
    }

    /** Without another run, which looks at the newest complaints only. */
    @Test
    void findsAPlaceForWhatCameSinceWhenNamingIsUndone() {
        answerAll();
        upkeep.mine();
        String found = withMention("on hold");
        ValidatableResponse naming = name("waiting", WAITING);
        upkeep.mine();
        answer("I was on hold for an hour on the phone");
        upkeep.mine();
        assertThat(mentions(naming.extract().path("themeId"))).isEqualTo(9);

        undo(naming.extract().path("id")).statusCode(200).body("mentions", is(9));

        assertThat(mentions(found)).isEqualTo(9);
        assertThat(kinds(found)).doesNotContain("MENTIONS_LEFT");
    }

    @Test
    void hidesNothingInAMutedThemeWhenNamingIsUndone() {
        answerAll();
        upkeep.mine();
        String found = withMention("on hold");
        ValidatableResponse naming = name("waiting", WAITING);
        upkeep.mine();
        answer("I was on hold for an hour on the phone");
        upkeep.mine();
        mute(found).statusCode(204);

        undo(naming.extract().path("id")).statusCode(200).body("mentions", is(9));

        assertThat(mentions(found)).isZero();
    }

    @Test
    void tellsOfWhatGoesBackAfterItHadLeft() throws Exception {
        answerAll();
        upkeep.mine();
        String found = withMention("on hold");
        ValidatableResponse naming = name("waiting", WAITING);
        String theme = naming.extract().path("themeId");
        upkeep.mine();
        UUID gone = UUID.fromString(mentionIds(theme).getFirst());
        transaction.begin();
        UUID left = events.record(
                new NewThemeEvent(
                        product,
                        ThemeEventKind.MENTIONS_LEFT,
                        UUID.fromString(theme),
                        null,
                        null,
                        "They are not about what the team named.",
                        1),
                clock.instant());
        untold.addSegments(List.of(gone));
        moves.takeOut(left, List.of(gone), clock.instant());
        transaction.commit();
        telling.tellAll();

        undo(naming.extract().path("id")).statusCode(200);
        telling.tellAll();

        assertThat(mentionIds(found)).hasSize(8).contains(gone.toString());
        assertThat(rows("select array_to_string(themes, ',') from themed_response join verbatim using (invitation_id)"
                        + " join segment on segment.verbatim_id = verbatim.id where verbatim.product = ?"
                        + " and segment.id = '" + gone + "'"))
                .containsExactly(found);
    }

    @Test
    void leavesWhatWentOnToAnotherNamedThemeThereWhenNamingIsUndone() {
        answerAll();
        upkeep.mine();
        ValidatableResponse naming = name("waiting", WAITING);
        upkeep.mine();
        String other = name("hotline", Grievances.MATTERS.getFirst()).extract().path("themeId");
        upkeep.mine();
        List<String> wentOn = mentionIds(other);
        assertThat(wentOn).isNotEmpty();

        undo(naming.extract().path("id")).statusCode(200);

        assertThat(mentionIds(other)).containsExactlyInAnyOrderElementsOf(wentOn);
    }

    @Test
    void keepsWhatOthersMentionedWhenTheLastOneWhoStayedBehindIsForgotten() throws SQLException {
        UUID customer = UUID.randomUUID();
        answerAll();
        answers.add(product, customer, "The engineer was arrogant and rude", clock.instant());
        upkeep.mine();
        String found = withMention("on hold");
        String label = given().get(THEMES + "/" + found).path("label");
        String behind = rows("select segment.id::text from segment join verbatim on verbatim.id = verbatim_id"
                        + " where verbatim.product = ? and customer_id = '" + customer + "'")
                .getFirst();
        move(withMention("rude"), behind, found).statusCode(200);
        Map<String, String> asThen = Map.of("themesAsOf", clock.instant().toString());
        String event = name("waiting", WAITING).extract().path("id");
        upkeep.mine();
        assertThat(mentionIds(found)).containsExactly(behind);

        forgetting.forget(customer);

        assertThat(rows("select label from theme where product = ?")).doesNotContain(label);
        assertThat(list(product, asThen).getInt("items.find { it.id == '" + found + "' }.mentions"))
                .isEqualTo(8);
        undo(event).statusCode(200);
        assertThat(mentions(found)).isEqualTo(8);
        upkeep.mine();
        given().get(THEMES + "/" + found).then().body("mentions", is(8)).body("label", is(label));
    }

    @Test
    void leavesNothingOfTheForgottenInAThemeThatAllHaveLeft() throws SQLException {
        UUID customer = UUID.randomUUID();
        answerAll();
        answers.add(product, customer, "I was on hold for forty minutes", clock.instant());
        upkeep.mine();
        String found = withMention("on hold");
        named();
        upkeep.mine();
        assertThat(mentions(found)).isZero();

        forgetting.forget(customer);

        given().get(THEMES + "/" + found).then().body("label", is("-"));
        assertThat(rows("select 1 from theme where product = ? and id = '" + found
                        + "' and (centres is not null or centroid <> decode(repeat('00', length(centroid)), 'hex'))"))
                .isEmpty();
    }

    @Test
    void givesBackWhatCameAlongWhenACorrectionIsUndone() {
        answerAll();
        Collections.nCopies(3, Grievances.MATTERS.getLast().get(5)).forEach(this::answer);
        String waiting = named();
        String rude = name("rude", List.of("Technicians are rude to customers."))
                .extract()
                .path("themeId");
        upkeep.mine();
        List<String> before = mentionIds(rude);
        String corrected = given().get(THEMES + "/" + rude + "/mentions")
                .path("items.find { it.text == '" + Grievances.MATTERS.getLast().get(5) + "' }.id");
        String event = move(rude, corrected, waiting).statusCode(200).extract().path("id");
        upkeep.mine();
        assertThat(mentionIds(rude)).hasSizeLessThan(before.size() - 1);

        undo(event).statusCode(200);
        upkeep.mine();

        assertThat(mentionIds(rude)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void leavesAMutedThemeThatHasNothingLeftAmongTheMuted() {
        answerAll();
        upkeep.mine();
        String found = withMention("on hold");
        named();
        upkeep.mine();

        mute(found).statusCode(204);

        assertThat(list(product, Map.of("muted", "true")).getList("items.id")).containsExactly(found);
        assertThat(list(product, Map.of()).getList("items.id")).doesNotContain(found);
    }

    @Test
    void isAsItWasFoundWhenItsSentencesAreTakenBack() {
        answerAll();
        upkeep.mine();
        String late = withMention("parcel");
        String waiting = withMention("on hold");
        List<String> lateBefore = mentionIds(late);
        List<String> waitingBefore = mentionIds(waiting);
        String event = describe(late, "*", WAITING).extract().path("id");
        upkeep.mine();
        assertThat(mentionIds(late)).containsAll(waitingBefore);

        undo(event).statusCode(200);

        for (int run = 0; run < 2; run++) {
            assertThat(mentionIds(late)).containsExactlyInAnyOrderElementsOf(lateBefore);
            assertThat(mentionIds(waiting)).containsExactlyInAnyOrderElementsOf(waitingBefore);
            given().get(THEMES + "/" + late).then().body("sentences", is(List.of()));
            upkeep.mine();
        }
    }

    @Test
    void refusesWhatBreaksItsRules() {
        name("", WAITING).statusCode(400).body("errors.field", contains("label"));
        name("x", List.of()).statusCode(400).body("errors.field", contains("sentences"));
        name("x", Collections.nCopies(11, "x")).statusCode(400).body("errors.field", contains("sentences"));
        name("x", List.of("a", "a")).statusCode(400).body("errors.field", contains("sentences"));
        name("x", List.of("a", " ")).statusCode(400).body("errors.field", contains("sentences[1]"));
        name("x", List.of("late", "12345 67890", "https://heard.example", "!!! ???"))
                .statusCode(400)
                .body("errors.field", contains("sentences[1]", "sentences[2]", "sentences[3]"))
                .body("errors.message", everyItem(is("must have words")));
        name("x", List.of("Die Rechnung ist falsch."))
                .statusCode(400)
                .body("errors.field", contains("sentences[0]"))
                .body("errors.message", contains("must be in a language that the sentence model reads"));
        name("x", List.of("a".repeat(301))).statusCode(400).body("errors.field", contains("sentences[0]"));
        ThemeApi.raw(THEMES, "{}", "POST")
                .statusCode(400)
                .body("errors.field", hasItems("product", "label", "sentences"));
        ThemeApi.raw(THEMES, "{\"product\": \"p\", \"label\": \"x\", \"sentences\": [null]}", "POST")
                .statusCode(400);
        ThemeApi.raw(THEMES + "/" + UUID.randomUUID() + "/sentences", "{\"sentences\": [\"a\"]}")
                .statusCode(404);
        assertThat(list(product, Map.of()).getList("items")).isEmpty();
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void namesNoThemeOfForeignProducts() {
        name("waiting", WAITING).statusCode(404);
    }

    @Test
    @TestSecurity(user = "carl", roles = "campaign-manager")
    void isForAnalystsOnly() {
        name("waiting", WAITING).statusCode(403);
    }

    private String named() {
        return name("waiting", WAITING).statusCode(201).extract().path("themeId");
    }

    private ValidatableResponse name(String label, List<String> sentences) {
        return given().contentType("application/json")
                .body(Map.of("product", product, "label", label, "sentences", sentences))
                .post(THEMES)
                .then();
    }

    private static ValidatableResponse describe(String theme, String ifMatch, List<String> sentences) {
        return given().contentType("application/json")
                .header("If-Match", ifMatch)
                .body(Map.of("sentences", sentences))
                .put(THEMES + "/" + theme + "/sentences")
                .then();
    }

    /** The theme that a complaint with these words is in. */
    private String withMention(String words) {
        return list(product, Map.of()).getList("items.id", String.class).stream()
                .filter(theme -> given()
                        .get(THEMES + "/" + theme + "/mentions")
                        .then()
                        .extract()
                        .jsonPath()
                        .getList("items.text", String.class)
                        .stream()
                        .anyMatch(text -> text.contains(words)))
                .findFirst()
                .orElseThrow();
    }

    private void answerAll() {
        Grievances.mixed().forEach(this::answer);
    }

    private void answer(String text) {
        Instant at = clock.instant().minus(Duration.ofDays(20));
        answers.add(product, text, at);
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
