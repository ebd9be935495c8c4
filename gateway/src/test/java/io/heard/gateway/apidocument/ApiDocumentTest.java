package io.heard.gateway.apidocument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Wire;
import io.heard.gateway.routing.RouteTable;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class ApiDocumentTest {

    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "delete", "patch", "head");

    @Test
    void isOnePublicDocumentOfEverythingBehindTheDoor() throws JsonProcessingException {
        Wire.Answer answer = Wire.ask("GET", "/api/v1/openapi");
        JsonNode document = new ObjectMapper().readTree(answer.body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.at("/servers/0/url").asText()).isEqualTo(Surroundings.PUBLIC_URL);
        assertThat(document.path("servers").size()).isEqualTo(1);
        assertThat(document.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactly("bearer");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .contains("/api/v1/surveys", "/api/v1/responses", "/api/v1/metrics", "/api/v1/themes")
                .allMatch(path ->
                        RouteTable.find(path.replaceAll("\\{[^}]*}", "x")).isPresent());
        assertThat(answer.body()).doesNotContain("127.0.0.1");
    }

    @Test
    void peopleCanReadItToo() {
        Wire.Answer page = Wire.ask("GET", "/api-document");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("GET /api/v1/responses").doesNotContain("<script");
    }

    @Test
    void everyReferenceHasItsComponentAndEveryApiCallItsLogin() throws JsonProcessingException {
        JsonNode document =
                new ObjectMapper().readTree(Wire.ask("GET", "/api/v1/openapi").body());

        Set<String> references = new HashSet<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> OPERATIONS.contains(operation.getKey())
                                && path.getKey().startsWith("/api/"))
                        .forEach(operation -> assertThat(operation
                                        .getValue()
                                        .at("/security/0/bearer")
                                        .isArray())
                                .as(operation.getKey() + " " + path.getKey())
                                .isTrue()));
    }
}
