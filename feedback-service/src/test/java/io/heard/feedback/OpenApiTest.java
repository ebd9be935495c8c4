package io.heard.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.DocumentStoreResource;
import io.heard.testing.apidocument.ApiDocument;
import io.heard.testing.apidocument.Gaps;
import io.heard.testing.apidocument.UntrueExamples;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class OpenApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "openapi.json"})
    void theCommittedDocumentIsTheGeneratedOne(String name) throws Exception {
        assertThat(Files.readString(Path.of("openapi", name)))
                .as("run mvn package -DskipTests and commit openapi/")
                .isEqualTo(Files.readString(Path.of("target", "openapi", name)));
    }

    @Test
    void describesEveryEndpointWithExamplesAndRefusals() {
        assertThat(ApiDocument.generated().operations()).hasSizeGreaterThan(1);
        assertThat(Gaps.of(ApiDocument.generated())).isEmpty();
    }

    @Test
    void givesExamplesThatAreTrue() {
        assertThat(UntrueExamples.in(ApiDocument.generated())).isEmpty();
    }
}
