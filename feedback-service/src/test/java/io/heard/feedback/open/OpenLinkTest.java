package io.heard.feedback.open;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What its link opens, and what is no link. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class OpenLinkTest extends OpenSurveyScene {

    @ParameterizedTest
    @CsvSource({"/o, 404", "/o/nonsense, 404", "/o/nonsense/change, 404", "/o/a/b/c, 404"})
    void whatIsNoLinkOfOursIsAFriendlyPage(String path, int status) {
        Response page = given().get(path);

        page.then().statusCode(status);
        assertThat(html(page).select("h1").text()).isNotEmpty();
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void linksForOnePersonOpenNothingHereAndOpenLinksNothingThere() {
        String invited = feedback.token(feedback.invitation(survey));
        given().get("/o/" + invited).then().statusCode(404);
        given().get("/s/" + link.substring(3)).then().statusCode(404);
        given().urlEncodingEnabled(false).get(link + ";x=1").then().statusCode(404);
        given().get(link + "/").then().statusCode(404);
    }

    @Test
    void oursStandInTheBrowsersLanguage() {
        assertThat(html(given().header("Accept-Language", "de").get("/o/nonsense"))
                        .select("html")
                        .attr("lang"))
                .isEqualTo("de");
        assertThat(html(given().header("Accept-Language", "ar").get("/o/nonsense"))
                        .select("html")
                        .attr("dir"))
                .isEqualTo("rtl");
    }
}
