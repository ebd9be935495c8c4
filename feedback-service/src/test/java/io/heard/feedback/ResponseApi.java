package io.heard.feedback;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks for responses as product teams do. */
public final class ResponseApi {

    private ResponseApi() {}

    /** @param query as in an address, with values as they are */
    public static ValidatableResponse get(String query) {
        return get("", query);
    }

    /** @param path under the list of responses: empty, or begins with a slash */
    public static ValidatableResponse get(String path, String query) {
        Map<String, String> parameters = query.isEmpty()
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return given().queryParams(parameters)
                .when()
                .get("/api/v1/responses" + path)
                .then();
    }

    /** The invitations of those that are found, in their order. */
    public static List<UUID> ids(String query) {
        return get(query).statusCode(200).extract().jsonPath().getList("items.invitationId", UUID.class);
    }
}
