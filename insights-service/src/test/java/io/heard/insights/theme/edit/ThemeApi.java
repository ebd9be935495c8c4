package io.heard.insights.theme.edit;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people ask of themes. */
final class ThemeApi {

    static final String THEMES = "/api/v1/themes";

    private ThemeApi() {}

    static JsonPath list(String product, Map<String, String> parameters) {
        return given().queryParam("product", product)
                .queryParams(parameters)
                .get(THEMES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath merge(String theme, String into) {
        return given().contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("themeId", into))
                .put(THEMES + "/" + theme + "/successor")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static ValidatableResponse split(String theme, List<String> mentions, @Nullable String label) {
        return split(theme, mentions, label, "*");
    }

    static ValidatableResponse split(String theme, List<String> mentions, @Nullable String label, String ifMatch) {
        Map<String, Object> body =
                label == null ? Map.of("mentionIds", mentions) : Map.of("mentionIds", mentions, "label", label);
        return given().contentType("application/json")
                .header("If-Match", ifMatch)
                .body(body)
                .post(THEMES + "/" + theme + "/parts")
                .then();
    }

    static ValidatableResponse rename(String theme, @Nullable String ifMatch, String label) {
        RequestSpecification request = given().contentType("application/json").body(Map.of("label", label));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(THEMES + "/" + theme + "/label").then();
    }

    static ValidatableResponse move(String theme, String mention, String into) {
        return given().contentType("application/json")
                .body(Map.of("themeId", into))
                .put(THEMES + "/" + theme + "/mentions/" + mention + "/theme")
                .then();
    }

    static ValidatableResponse mute(String theme) {
        return given().put(THEMES + "/" + theme + "/muting").then();
    }

    static ValidatableResponse undo(String event) {
        return given().put("/api/v1/theme-events/" + event + "/undo").then();
    }

    static ValidatableResponse raw(String path, String body) {
        return raw(path, body, "PUT");
    }

    static ValidatableResponse raw(String path, String body, String method) {
        return given().contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .request(method, path)
                .then();
    }

    static String edition(String theme) {
        return given().get(THEMES + "/" + theme).header("ETag");
    }

    static int mentions(String theme) {
        return given().get(THEMES + "/" + theme).path("mentions");
    }

    static List<String> mentionIds(String theme) {
        return given().get(THEMES + "/" + theme + "/mentions").path("items.id");
    }

    static List<String> kinds(String theme) {
        return given().get(THEMES + "/" + theme + "/events").path("items.kind");
    }

    static String quoted(Object text) {
        return "\"" + text + "\"";
    }
}
