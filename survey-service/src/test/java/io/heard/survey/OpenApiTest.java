package io.heard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
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
    void describesEveryEndpoint() throws Exception {
        String document = Files.readString(Path.of("target/openapi/openapi.yaml"));

        assertThat(document)
                .contains(
                        "/api/v1/surveys:",
                        "/api/v1/surveys/{id}:",
                        "/api/v1/surveys/{id}/publication:",
                        "/api/v1/campaigns:",
                        "/api/v1/campaigns/{id}:",
                        "/api/v1/campaigns/{id}/activation:",
                        "/api/v1/interactions:",
                        "application/x-ndjson",
                        "/api/v1/interactions/{id}/decisions:",
                        "/u/{token}:");
    }
}
