package io.heard.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The test build writes the document to {@code target/openapi}; {@code mvn package} writes the committed one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi");
    private static final Path GENERATED = Path.of("target", "openapi");
    private static final List<String> FILES = List.of("openapi.yaml", "openapi.json");

    @Test
    void isCommittedAsItIsGenerated() throws IOException {
        for (String file : FILES) {
            assertThat(COMMITTED.resolve(file))
                    .as("run mvn package and commit openapi/")
                    .hasSameTextualContentAs(GENERATED.resolve(file));
        }
    }

    @Test
    void describesEveryOperationWithItsRefusals() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(GENERATED.resolve("openapi.json")));
        List<String> gaps = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    JsonNode described = operation.getValue();
                    String name = operation.getKey() + " " + path.getKey();
                    for (String part : List.of("summary", "description", "operationId")) {
                        if (described.path(part).asText().isBlank()) {
                            gaps.add(name + " has no " + part);
                        }
                    }
                    for (String status : List.of("200", "400", "401", "403")) {
                        if (described.path("responses").path(status).isMissingNode()) {
                            gaps.add(name + " has no response " + status);
                        }
                    }
                    if (described
                            .at("/responses/200/content/application~1json")
                            .path("examples")
                            .isMissingNode()) {
                        gaps.add(name + " has no example");
                    }
                }));

        assertThat(document.path("paths").size()).isGreaterThanOrEqualTo(6);
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes").size()).isEqualTo(1);
        assertThat(gaps).isEmpty();
    }
}
