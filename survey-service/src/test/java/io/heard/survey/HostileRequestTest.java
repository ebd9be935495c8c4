package io.heard.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.heard.testing.apidocument.ApiDocument;
import io.heard.testing.apidocument.ApiDocument.Operation;
import io.heard.testing.apidocument.HostileRequests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(
        user = "ada",
        roles = {"administrator", "campaign-manager"})
class HostileRequestTest {

    @TestHTTPResource
    URI service;

    private final Scene scene = new Scene();

    static Stream<Operation> reads() {
        return ApiDocument.generated().operations().stream()
                .filter(operation -> operation.isGet() && operation.path().startsWith("/api/"));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void whateverIsAskedIsAnsweredOrRefusedByName(Operation read) {
        assertThat(new HostileRequests(service).mishandledBy(read, existing(read.path())))
                .isEmpty();
    }

    private String existing(String path) {
        return switch (path.replaceFirst("/api/v1/([^/]*).*", "$1")) {
            case "campaigns" -> scene.campaign("");
            case "surveys" -> Scene.survey();
            case "interactions" -> scene.report("ann");
            case "respondents" -> Scene.post(scene.interaction("ann")).extract().path("customerId");
            default -> "1";
        };
    }
}
