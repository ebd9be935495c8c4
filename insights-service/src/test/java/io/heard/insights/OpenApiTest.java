package io.heard.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.PostgresResource;
import io.heard.testing.apidocument.ApiDocument;
import io.heard.testing.apidocument.Gaps;
import io.heard.testing.apidocument.UntrueExamples;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
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
    void describesEveryEndpointWithExamplesAndRefusals() {
        assertThat(ApiDocument.generated().operations()).hasSizeGreaterThan(5);
        assertThat(Gaps.of(ApiDocument.generated())).isEmpty();
    }

    @Test
    void givesExamplesThatAreTrue() {
        assertThat(UntrueExamples.in(ApiDocument.generated())).isEmpty();
    }
}
