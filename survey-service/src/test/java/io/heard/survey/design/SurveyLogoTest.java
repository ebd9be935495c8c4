package io.heard.survey.design;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class SurveyLogoTest {

    private final Scene scene = new Scene();

    @Test
    void isServedForEverAndKeptByThePublishedVersion() {
        String survey = Scene.survey();
        byte[] first = picture("png", 400, 100);
        String path = put(survey, "image/png", first)
                .statusCode(200)
                .body("width", equalTo(400))
                .body("height", equalTo(100))
                .extract()
                .path("path");
        assertThat(path).matches("/logos/[0-9a-f]{32}\\.png");
        assertThat(given().auth()
                        .none()
                        .get(path)
                        .then()
                        .statusCode(200)
                        .header("Content-Type", "image/png")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cache-Control", "public, max-age=31536000, immutable")
                        .header("Content-Security-Policy", containsString("default-src 'none'"))
                        .extract()
                        .asByteArray())
                .isEqualTo(first);
        given().put("/api/v1/surveys/" + survey + "/publication").then().statusCode(200);
        given().get("/api/v1/surveys/" + survey).then().body("unpublishedChanges", equalTo(false));

        put(survey, "image/jpeg", picture("jpeg", 200, 100)).statusCode(200).body("path", not(equalTo(path)));

        given().get("/api/v1/surveys/" + survey)
                .then()
                .body("unpublishedChanges", equalTo(true))
                .body("brand.logo", containsString(".jpeg"));
        given().get(path).then().statusCode(200);
        given().get("/api/v1/surveys/" + survey + "/changes").then().body("items.size()", equalTo(4));
    }

    @Test
    void staysWhenTheDraftIsEditedAndGoesWhenItIsTakenAway() {
        String survey = Scene.survey();
        put(survey, "image/png", picture("png", 40, 40)).statusCode(200);

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"title": "New", "language": "en", "brand": {"colour": "#ffcc00"},
                         "questions": [{"id": "why", "type": "LONG_TEXT", "text": "Why?"}]}""")
                .put("/api/v1/surveys/" + survey)
                .then()
                .statusCode(200)
                .body("brand.colour", equalTo("#ffcc00"))
                .body("brand.logo", containsString("/logos/"));
        String brand = "\"brand\": {\"colour\": \"#ffcc00\", \"logo\": \"%s\"}";
        String logo = given().get("/api/v1/surveys/" + survey).path("brand.logo");
        edit(survey, brand.formatted(logo)).statusCode(200).body("brand.logo", equalTo(logo));
        edit(survey, brand.formatted("iVBORw0KGgo=")).statusCode(400).body("errors.field", hasItems("brand.logo"));
        given().delete("/api/v1/surveys/" + survey + "/logo").then().statusCode(204);

        given().get("/api/v1/surveys/" + survey)
                .then()
                .body("brand.colour", equalTo("#ffcc00"))
                .body("brand.logo", nullValue());
    }

    @Test
    void standsInTheMailsPreview() {
        String survey = Scene.survey();
        put(survey, "image/png", picture("png", 448, 128)).statusCode(200);
        String campaign = given().contentType(ContentType.JSON)
                .body("{\"name\": \"A\", \"surveyId\": \"%s\", \"touchpoint\": \"%s\"}"
                        .formatted(survey, scene.touchpoint()))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        given().get("/api/v1/campaigns/" + campaign + "/mail-preview")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("img-src data:"))
                .body(containsString("<img src=\"data:image/png;base64,iVBOR"))
                .body(containsString("width=\"224\" height=\"64\""));
    }

    @Test
    void refusesWhatIsNoSmallPicture() {
        String survey = Scene.survey();
        byte[] png = picture("png", 30, 30);
        var random = new Random(1);
        byte[] noise = new byte[201 * 1024];
        random.nextBytes(noise);
        System.arraycopy(png, 0, noise, 0, 64);

        refused(survey, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));
        refused(survey, "GIF89a".getBytes(StandardCharsets.UTF_8));
        refused(survey, "RIFF1234WEBP".getBytes(StandardCharsets.UTF_8));
        refused(survey, new byte[0]);
        refused(survey, Arrays.copyOf(png, 20));
        refused(survey, Arrays.copyOf(png, png.length / 2));
        refused(survey, noise);
        byte[] jpeg = picture("jpeg", 300, 200);
        refused(survey, Arrays.copyOf(jpeg, jpeg.length / 2));
        refused(survey, withMoreScans(jpeg, 20));
        refused(survey, picture("png", 2001, 1));
        put(survey, "image/svg+xml", png).statusCode(415);
        given().get("/api/v1/surveys/" + survey).then().body("brand", nullValue());
    }

    @Test
    @TestSecurity(user = "ina", roles = "intake")
    void isForThoseWhoPlan() {
        put("0198c0de-0000-7000-8000-000000000001", "image/png", picture("png", 3, 3))
                .statusCode(403);
    }

    private static ValidatableResponse edit(String survey, String brand) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"title\": \"New\", \"language\": \"en\", " + brand
                        + ", \"questions\": [{\"id\": \"why\", \"type\": \"LONG_TEXT\", \"text\": \"Why?\"}]}")
                .put("/api/v1/surveys/" + survey)
                .then();
    }

    /** Claims further scans behind the first. */
    private static byte[] withMoreScans(byte[] jpeg, int more) {
        byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 2 * more);
        for (int i = 0; i < more; i++) {
            longer[jpeg.length + 2 * i] = (byte) 0xFF;
            longer[jpeg.length + 2 * i + 1] = (byte) 0xDA;
        }
        return longer;
    }

    private static void refused(String survey, byte[] content) {
        put(survey, "image/png", content)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("logo"));
    }

    private static ValidatableResponse put(String survey, String type, byte[] content) {
        return given().contentType(type)
                .body(content)
                .put("/api/v1/surveys/" + survey + "/logo")
                .then();
    }

    private static byte[] picture(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, (width * 31 + height) & 0xFFFFFF);
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
