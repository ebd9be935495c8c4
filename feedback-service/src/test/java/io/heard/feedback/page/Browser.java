package io.heard.feedback.page;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Posts forms byte for byte as given and follows nothing, so that tests see what was answered. */
final class Browser {

    private static final String FORM = "application/x-www-form-urlencoded";

    private Browser() {}

    static Response post(String link, String form) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(FORM, ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .contentType(FORM)
                .body(form)
                .when()
                .post(link);
    }

    /** A form of its own with these fields. */
    static String form(String fields) {
        return "submissionId=" + UUID.randomUUID() + "&" + fields;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** What a person sees in the long text field; browsers drop the line end that follows the tag. */
    static String longText(Document page) {
        String text = page.select("textarea").getFirst().wholeText();
        assertThat(text).startsWith("\n");
        return text.substring(1);
    }

    static Document page(Response answer) {
        return Jsoup.parse(new String(answer.asByteArray(), UTF_8));
    }
}
