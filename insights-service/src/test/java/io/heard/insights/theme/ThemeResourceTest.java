package io.heard.insights.theme;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeResourceTest {

    private static final String THEMES = "/api/v1/themes";

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    Clock clock;

    private String product;

    @BeforeEach
    void ownProduct() {
        product = "product-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    @Test
    void answersThemesWithCountsQuotesAndCourse() {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();

        JsonPath page = list(Map.of("product", product));

        assertThat(page.getInt("complaints")).isEqualTo(32);
        assertThat(page.getInt("verbatims")).isEqualTo(32);
        assertThat(page.getInt("waiting")).isZero();
        assertThat(page.getList("items")).hasSize(4);
        assertThat(page.getList("items.mentions", Integer.class)).containsOnly(8);
        assertThat(page.getList("items.customers", Integer.class)).containsOnly(8);
        assertThat(page.getList("items.share", Float.class)).containsOnly(.25f);
        assertThat(page.getList("items.shareLow", Float.class)).containsOnly(.1325f);
        assertThat(page.getList("items.shareHigh", Float.class)).containsOnly(.4211f);
        assertThat(page.getList("items.growing", Boolean.class)).containsOnly(false);
        assertThat(page.getList("items[0].course.mentions", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(8);
        assertThat(page.getList("items[0].quotes.text", String.class))
                .hasSize(3)
                .allSatisfy(quote -> assertThat(Grievances.mixed()).contains(quote));
        assertThat(page.getString("nextPageToken")).isNull();
    }

    @Test
    void saysWhereAQuoteStandsInTheWholeAnswer() {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();

        JsonPath quote = given().get(THEMES + "/" + upkeep.themeOf(product))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String text = quote.getString("quotes[0].text");

        assertThat(Grievances.mixed())
                .filteredOn(answer -> answer.contains(text))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(
                                answer.substring(quote.getInt("quotes[0].start"), quote.getInt("quotes[0].end")))
                        .isEqualTo(text));
    }

    @Test
    void quotesWhatIsInDoubtOnlyWhereThereIsTooLittleElse() {
        Map<String, UUID> given = Grievances.mixed().stream()
                .collect(toMap(Function.identity(), text -> answers.add(product, text, clock.instant())));
        upkeep.mine();
        String theme = THEMES + "/" + upkeep.themeOf(product);
        List<String> first = quotes(theme);

        first.forEach(text -> answers.doubt(given.get(text)));
        List<String> others = quotes(theme);
        assertThat(others).hasSize(3).doesNotContainAnyElementsOf(first);

        given.values().forEach(answers::doubt);
        assertThat(quotes(theme)).isEqualTo(first);
    }

    private static List<String> quotes(String theme) {
        return given().get(theme).then().statusCode(200).extract().jsonPath().getList("quotes.text", String.class);
    }

    @Test
    void listsNoThemeOfFewerThanFiveCustomers() {
        Instant at = clock.instant().minus(Duration.ofDays(20));
        List<UUID> given = Grievances.mixed().stream()
                .map(text -> answers.add(product, text, at))
                .toList();
        upkeep.mine();
        String theme = upkeep.themeOf(product);
        List<String> mentioning = given().get(THEMES + "/" + theme + "/mentions")
                .then()
                .extract()
                .jsonPath()
                .getList("items.text", String.class);
        List<UUID> of = IntStream.range(0, given.size())
                .filter(i -> mentioning.contains(Grievances.mixed().get(i)))
                .mapToObj(given::get)
                .toList();

        of.subList(0, 3).forEach(answer -> answers.answerAnew(answer, "Thank you"));
        assertThat(list(Map.of("product", product)).getList("items.id")).contains(theme);
        answers.answerAnew(of.get(3), "Thank you");

        assertThat(list(Map.of("product", product)).getList("items.id"))
                .hasSize(3)
                .doesNotContain(theme);
        given().get(THEMES + "/" + theme).then().statusCode(200).body("customers", is(4));
        assertThat(list(Map.of(
                                "product",
                                product,
                                "from",
                                at.minus(Duration.ofDays(1)).toString()))
                        .getList("items.id"))
                .hasSize(3)
                .doesNotContain(theme);
    }

    @Test
    void marksWhatNobodyWasInvitedToSay() {
        answerAll(product, Duration.ofDays(20));
        answers.comeBy(ResponseOrigin.OPEN, product);
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();

        JsonPath page = list(Map.of("product", product));

        assertThat(page.getInt("verbatims")).isEqualTo(64);
        assertThat(page.getInt("uninvited")).isEqualTo(32);
        assertThat(page.getList("items.mentions", Integer.class)).containsOnly(16);
        assertThat(page.getList("items.uninvited", Integer.class)).containsOnly(8);
    }

    @Test
    void aShareIsOfTheThemesOwnProductWhateverIsListedWithIt() {
        Duration longAgo = Duration.ofDays(3000);
        Instant at = clock.instant().minus(longAgo);
        answerAll(product, longAgo);
        answerAll(product + "-too", longAgo);
        upkeep.mine();

        JsonPath page = list(Map.of(
                "from", at.minusSeconds(60).toString(), "to", at.plusSeconds(60).toString()));

        assertThat(page.getInt("complaints")).isEqualTo(64);
        assertThat(page.getList("items.findAll { it.mentions > 0 }.share", Float.class))
                .hasSize(8)
                .containsOnly(.25f);
    }

    @Test
    void countsAndQuotesNobodyFromAnAnonymousCampaignWithFewAnswers() {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();
        String theme = THEMES + "/" + list(Map.of("product", product)).getString("items[0].id");
        answers.comeBy(ResponseOrigin.ANONYMOUS, product);

        JsonPath apart = list(Map.of("product", product));
        assertThat(apart.getList("items")).isEmpty();
        assertThat(apart.getInt("complaints")).isZero();
        given().get(theme).then().statusCode(404);
        given().get(theme + "/mentions").then().statusCode(200).body("items", hasSize(0));

        answers.belongTogether(product);
        JsonPath together = list(Map.of("product", product));
        assertThat(together.getList("items.mentions", Integer.class)).containsOnly(8);
        assertThat(together.getInt("items[0].course.mentions.sum()")).isEqualTo(8);
        assertThat(together.getList("items[0].quotes")).hasSize(3);
        given().get(theme + "/mentions").then().statusCode(200).body("items", hasSize(8));
    }

    @Test
    void countsAnAnswerOnceHoweverOftenItTouchesATheme() {
        answerAll(product, Duration.ofDays(20));
        UUID customer = UUID.randomUUID();
        String text = "The technician you sent to us last week was rude and shouted at my wife. "
                + "I have never in my whole life met such a rude technician, he was rude from the very first minute on. "
                + "Rude, arrogant and impatient technician, he talked down to both of us.";
        answers.add(product, customer, text, clock.instant());
        upkeep.mine();

        JsonPath theme = list(Map.of("product", product));
        int mentions = theme.getInt("items.find { it.label.contains('rude') }.mentions");
        String id = theme.getString("items.find { it.label.contains('rude') }.id");

        assertThat(mentions).isEqualTo(9);
        given().get(THEMES + "/" + id + "/mentions")
                .then()
                .statusCode(200)
                .body("items[0].text", is(text))
                .body("items[0].touchpoint", is("support-call"))
                .body("items.findAll { it.text.startsWith('The technician you sent to us') }", hasSize(3));
    }

    @Test
    void seesAThemeGrow() {
        Instant now = clock.instant();
        for (int round = 0; round < 4; round++) {
            for (String text : Grievances.mixed()) {
                answers.add(product, text, now.minus(Duration.ofDays(15L + round)));
            }
        }
        for (String text : Grievances.MATTERS.getFirst()) {
            answers.add(product, text, now.minus(Duration.ofDays(2)));
        }
        upkeep.mine();

        given().queryParam("product", product)
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("items[0].mentions", is(40))
                .body("items.growing", contains(true, false, false, false));
    }

    @Test
    void measuresGrowthAgainstTheHalfYearBeforeAndNothingOlder() {
        Instant now = clock.instant();
        for (int round = 0; round < 4; round++) {
            answerAll(product, Duration.ofDays(200L + round));
        }
        for (String text : Grievances.MATTERS.getFirst()) {
            answers.add(product, text, now.minus(Duration.ofDays(2)));
        }
        upkeep.mine();

        given().queryParam("product", product)
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("items[0].mentions", is(40))
                .body("items.growing", contains(false, false, false, false));
    }

    @Test
    void limitsToTheTimeAskedFor() {
        answerAll(product, Duration.ofDays(60));
        answerAll(product, Duration.ofDays(3));
        upkeep.mine();

        given().queryParam("product", product)
                .queryParam("from", clock.instant().minus(Duration.ofDays(10)).toString())
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("complaints", is(32))
                .body("items.mentions", everyItem(is(8)));
        given().queryParam("product", product)
                .queryParam("to", "2001-01-01T00:00:00Z")
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("complaints", is(0))
                .body("items", empty());
    }

    @Test
    void countsWhatIsNotMinedYet() {
        answers.add(product, "The technician was rude", clock.instant());

        given().queryParam("product", product)
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("waiting", is(1));

        upkeep.mine();
        given().queryParam("product", product)
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("waiting", is(0));
    }

    @Test
    void answersPageByPage() {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();

        List<String> all = list(Map.of("product", product)).getList("items.id", String.class);
        JsonPath first = list(Map.of("product", product, "pageSize", "3"));
        JsonPath second =
                list(Map.of("product", product, "pageSize", "3", "pageToken", first.getString("nextPageToken")));

        assertThat(first.getList("items.id", String.class)).isEqualTo(all.subList(0, 3));
        assertThat(second.getList("items.id", String.class)).isEqualTo(all.subList(3, 4));
        assertThat(second.getString("nextPageToken")).isNull();
        String mentions = THEMES + "/" + all.getFirst() + "/mentions";
        String next = given().queryParam("pageSize", 5)
                .get(mentions)
                .then()
                .body("items", hasSize(5))
                .body("nextPageToken", notNullValue())
                .extract()
                .path("nextPageToken");
        given().queryParam("pageSize", 5)
                .queryParam("pageToken", next)
                .get(mentions)
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("nextPageToken", nullValue());
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void hidesThemesOfProductsOutsideTheCallersLimit() {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();
        String id = upkeep.themeOf(product);

        given().get(THEMES).then().statusCode(200).body("items", empty()).body("verbatims", is(0));
        given().queryParam("product", product)
                .get(THEMES)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("waiting", is(0));
        given().get(THEMES + "/" + id).then().statusCode(404);
        given().get(THEMES + "/" + id + "/mentions").then().statusCode(404);
    }

    @Test
    void answersOneTheme() {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();
        String id = upkeep.themeOf(product);

        given().get(THEMES + "/" + id)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("share", is(.25f))
                .body("quotes", hasSize(3));
        given().get(THEMES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", containsString("theme-not-found"));
        given().get(THEMES + "/not-an-id").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "gus", roles = "agent")
    void isNotForAgents() {
        given().get(THEMES).then().statusCode(403);
        given().get(THEMES + "/" + UUID.randomUUID()).then().statusCode(403);
        given().get(THEMES + "/" + UUID.randomUUID() + "/mentions").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "to, 2026-13-01T00:00:00Z",
        "from, -1000000-01-01T00:00:00Z",
        "product, Robert'); drop table theme;--",
        "pageSize, 0",
        "pageSize, 1e3",
        "pageToken, abc",
        "pageToken, OTk5OTk5OTk5OTk5OTo",
        "sort, label"
    })
    void refusesParametersItDoesNotUnderstand(String name, String value) {
        given().queryParam(name, value)
                .get(THEMES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-01-01T00:00:00Z/0195516f-0000-7000-8000-000000000042",
                "1969-12-31T23:59:59Z/0195516f-0000-7000-8000-000000000042",
                "2026-03-01T00:00:00Z/not-an-id",
                "2026-03-01T00:00:00Z",
                "/"
            })
    void refusesPlacesThatNoListOfMentionsHas(String position) {
        answerAll(product, Duration.ofDays(20));
        upkeep.mine();

        given().queryParam(
                        "pageToken", Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8)))
                .get(THEMES + "/" + upkeep.themeOf(product) + "/mentions")
                .then()
                .statusCode(400)
                .body("errors.field", contains("pageToken"));
    }

    private JsonPath list(Map<String, String> parameters) {
        return given().queryParams(parameters)
                .get(THEMES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void answerAll(String of, Duration ago) {
        Instant at = clock.instant().minus(ago);
        Grievances.mixed().forEach(text -> answers.add(of, text, at));
    }
}
