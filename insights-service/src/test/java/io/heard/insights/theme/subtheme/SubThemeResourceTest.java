package io.heard.insights.theme.subtheme;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class SubThemeResourceTest {

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
    void saysWhatAThemeOfTwoMattersIsMadeOf() {
        List<String> themes = mine();
        merge(themes.get(0), themes.get(1));

        JsonPath made = given().get(THEMES + "/" + themes.get(1) + "/sub-themes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(made.getInt("lookedAt")).isEqualTo(16);
        assertThat(made.getList("items.mentions", Integer.class)).containsExactly(8, 8);
        assertThat(made.getList("items.customers", Integer.class)).containsExactly(8, 8);
        assertThat(made.getList("items.share", Float.class)).containsExactly(.5f, .5f);
        assertThat(made.getList("items.label", String.class))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(made.getList("items[0].quotes.text", String.class))
                .hasSize(3)
                .allSatisfy(quote -> assertThat(Grievances.mixed()).contains(quote));
        assertThat(made.getInt("items[0].quotes[0].end") - made.getInt("items[0].quotes[0].start"))
                .isEqualTo(made.getString("items[0].quotes[0].text").length());
    }

    @Test
    void quotesWhatIsInDoubtOnlyWhereThereIsTooLittleElse() {
        Map<String, UUID> given = Grievances.mixed().stream()
                .collect(toMap(Function.identity(), text -> answers.add(product, text, clock.instant())));
        upkeep.mine();
        List<String> themes = themes();
        merge(themes.get(0), themes.get(1));
        List<String> first = quotes(themes.get(1));

        first.forEach(text -> answers.doubt(given.get(text)));

        assertThat(quotes(themes.get(1))).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    private static List<String> quotes(String theme) {
        return given().get(THEMES + "/" + theme + "/sub-themes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items[0].quotes.text", String.class);
    }

    @Test
    void isNothingOfAThemeAboutOneMatter() {
        String theme = mine().getFirst();

        given().queryParam("fineness", "0.25")
                .get(THEMES + "/" + theme + "/sub-themes")
                .then()
                .statusCode(200)
                .body("lookedAt", is(8))
                .body("items", empty());
    }

    @Test
    void leadsOnFromAThemeThatHasMerged() {
        List<String> themes = mine();
        merge(themes.get(0), themes.get(1));

        given().redirects()
                .follow(false)
                .get(THEMES + "/" + themes.get(0) + "/sub-themes?fineness=2")
                .then()
                .statusCode(307)
                .header("Location", endsWith(themes.get(1) + "/sub-themes?fineness=2"));
    }

    @Test
    void quotesNobodyFromAnAnonymousCampaignWithFewAnswers() {
        String theme = mine().getFirst();
        answers.comeBy(ResponseOrigin.ANONYMOUS, product);

        given().get(THEMES + "/" + theme + "/sub-themes")
                .then()
                .statusCode(200)
                .body("lookedAt", is(0))
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.2", "9", "-1", "two", "1e0", "NaN", "99999999999999999999"})
    void refusesAFinenessOutOfRange(String fineness) {
        given().queryParam("fineness", fineness)
                .get(THEMES + "/" + UUID.randomUUID() + "/sub-themes")
                .then()
                .statusCode(400)
                .body("errors.field", contains("fineness"));
    }

    @Test
    void knowsNothingOfThemesThatAreNot() {
        given().get(THEMES + "/" + UUID.randomUUID() + "/sub-themes").then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void hidesThemesOfProductsOutsideTheCallersLimit() {
        Grievances.mixed().forEach(text -> answers.add(product, text, clock.instant()));
        upkeep.mine();

        given().get(THEMES + "/" + upkeep.themeOf(product) + "/sub-themes")
                .then()
                .statusCode(404);
    }

    private List<String> mine() {
        Grievances.mixed().forEach(text -> answers.add(product, text, clock.instant()));
        upkeep.mine();
        return themes();
    }

    private List<String> themes() {
        return given().queryParam("product", product)
                .get(THEMES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    private static void merge(String theme, String into) {
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("themeId", into))
                .put(THEMES + "/" + theme + "/successor")
                .then()
                .statusCode(200);
    }
}
