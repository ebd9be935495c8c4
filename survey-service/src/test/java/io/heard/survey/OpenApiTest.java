package io.heard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.heard.testing.apidocument.ApiDocument;
import io.heard.testing.apidocument.Gaps;
import io.heard.testing.apidocument.UntrueExamples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class OpenApiTest {

    /** After a change of the API: {@code ./mvnw package} writes the files anew; commit them. */
    @Test
    void theCommittedDocumentIsTheOneThatIsServed() throws Exception {
        for (String name : new String[] {"openapi.yaml", "openapi.json"}) {
            assertThat(Path.of("openapi", name)).hasSameTextualContentAs(Path.of("target/openapi", name));
        }
    }

    @Test
    void describesEveryEndpointWithExamplesAndRefusals() {
        assertThat(ApiDocument.generated().operations()).hasSizeGreaterThan(40);
        assertThat(Gaps.of(ApiDocument.generated())).isEmpty();
    }

    @Test
    void givesExamplesThatAreTrue() {
        assertThat(UntrueExamples.in(ApiDocument.generated())).isEmpty();
    }
}
