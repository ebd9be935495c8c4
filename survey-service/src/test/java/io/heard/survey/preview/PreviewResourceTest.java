package io.heard.survey.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers would get, before any of them does. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(
        user = "ada",
        roles = "administrator",
        attributes = @SecurityAttribute(key = "email", value = "ada@elsewhere.test"))
class PreviewResourceTest {

    private static final Pattern OPT_OUT = Pattern.compile("https://feedback\\.example\\.org(/u/[\\w-]+)");

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Test
    void showsTheMailAsACustomerWouldGetIt() {
        String id = scene.campaign(", \"subject\": \"How did we <do>?\"");

        given().accept("text/html")
                .get(path(id, "mail-preview"))
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", startsWith("sandbox; default-src 'none'"))
                .body(containsString("Alex"))
                .body(containsString("How satisfied &lt;b&gt;are&lt;/b&gt; you?"))
                .body(containsString("https://feedback.example.org/s/"));
        assertThat(given().get(path(id, "mail-preview")).getHeaders().getValues("Content-Security-Policy"))
                .hasSize(1);
        given().accept("text/plain")
                .get(path(id, "mail-preview"))
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .body(containsString("How satisfied <b>are</b> you?"))
                .body(not(containsString("<html")));
        given().get(path(id, "mail-preview")).then().statusCode(200).contentType("text/html;charset=UTF-8");
        given().get(path(id, "mail-preview?language=fr"))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("language")));
        given().get(path(id, "mail-preview?variant=x")).then().statusCode(400);
    }

    @Test
    void fillsInWhatIsKnownOfTheCampaign() {
        String id = scene.campaign(
                ", \"product\": \"mobile\", \"subject\": \"{{first_name|dear customer}}, how was {{product}} with {{agent|us}}?\"");

        test(id, "\"address\": \"" + scene.email("tester") + "\"")
                .statusCode(202)
                .body("subject", equalTo("Test: Alex, how was mobile with us?"));
    }

    @Test
    void sendsATestThatKeepsNothing() throws Exception {
        String id =
                scene.campaign(", \"subject\": \"How did we do?\", \"variants\": [{\"id\": \"usual\", \"share\": 50},"
                        + " {\"id\": \"friendly\", \"share\": 50, \"subject\": \"Well?\"}]");
        String address = scene.email("tester");
        long opted = database.count("select count(*) from opted_out_address");

        test(id, "\"address\": \"" + address + "\"").statusCode(202).body("subject", equalTo("Test: How did we do?"));
        test(id, "\"address\": \"" + address + "\", \"variant\": \"friendly\"")
                .statusCode(202)
                .body("subject", equalTo("Test: Well?"));

        List<byte[]> mails = SentMails.to(address);
        assertThat(mails).hasSize(2);
        assertThat(SentMails.parse(mails.getFirst()).getSubject()).isEqualTo("Test: How did we do?");
        assertThat(SentMails.html(mails.getFirst())).contains("Alex");
        Matcher link = OPT_OUT.matcher(SentMails.html(mails.getFirst()));
        assertThat(link.find()).isTrue();
        given().post(link.group(1));
        assertThat(database.count("select count(*) from opted_out_address")).isEqualTo(opted);
        assertThat(database.count("select count(*) from invitation where campaign_id = '" + id + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stranger@customers.test",
                "x@example.org\\r\\nBcc: y@example.org",
                "x@example.org, y@example.org",
                "x@sub.example.org",
                "x@example.org.evil.test",
                "\\\"x\\\"@example.org",
                "not an address",
                ""
            })
    void writesOnlyToTheCallerAndTheCompany(String address) {
        String id = scene.campaign("");

        test(id, "\"address\": \"" + address + "\"").statusCode(400).body("errors.field", hasItems("address"));
    }

    @Test
    void writesToTheCaller() {
        test(scene.campaign(""), "\"address\": \"ada@elsewhere.test\"").statusCode(202);
    }

    @Test
    void writesToNobodyWhoOptedOut() {
        String address = scene.email("gone");
        database.change("insert into opted_out_address (address, opted_out_at) values ('" + address + "', now())");

        test(scene.campaign(""), "\"address\": \"" + address.toUpperCase(Locale.ROOT) + "\"")
                .statusCode(409);
        assertThat(SentMails.to(address)).isEmpty();
    }

    @Test
    @TestSecurity(user = "busy", roles = "administrator")
    void stopsAfterTwentyAnHour() {
        String id = scene.campaign("");
        for (int i = 0; i < 20; i++) {
            test(id, "\"address\": \"" + scene.email("many") + "\"").statusCode(202);
        }

        test(id, "\"address\": \"" + scene.email("many") + "\"")
                .statusCode(429)
                .contentType("application/problem+json");
        // Nor by taking another campaign.
        test(scene.campaign(""), "\"address\": \"" + scene.email("many") + "\"").statusCode(429);
        assertThat(SentMails.to(scene.email("many"))).hasSize(20);
    }

    @Test
    void givesALinkToThePage() {
        given().get(path(scene.campaign(""), "page-preview"))
                .then()
                .statusCode(200)
                .body("url", startsWith("https://feedback.example.org/s/"));
        String draft = given().contentType(ContentType.JSON)
                .body("{\"name\": \"A\", \"surveyId\": \"" + Scene.survey() + "\", \"touchpoint\": \"x\"}")
                .post("/api/v1/campaigns")
                .path("id");
        given().get(path(draft, "page-preview"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/page-not-published"));
        given().get(path(draft, "mail-preview")).then().statusCode(200);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void isForThoseWhoMaySeeTheCampaign() {
        String id = scene.campaign(", \"product\": \"mobile\"");
        given().get(path(id, "mail-preview")).then().statusCode(200);
        database.change(
                "update campaign set products = array['energy'], settings = jsonb_set(settings, '{audience,product}', '\"energy\"') where id = '"
                        + id + "'");

        given().get(path(id, "mail-preview")).then().statusCode(404);
        given().get(path(id, "page-preview")).then().statusCode(404);
        test(id, "\"address\": \"" + scene.email("x") + "\"").statusCode(404);
        test(UUID.randomUUID().toString(), "\"address\": \"x@example.org\"").statusCode(404);
    }

    private static String path(String id, String noun) {
        return "/api/v1/campaigns/" + id + "/" + noun;
    }

    private static ValidatableResponse test(String id, String body) {
        return given().contentType(ContentType.JSON)
                .body("{" + body + "}")
                .post(path(id, "test-mails"))
                .then();
    }
}
