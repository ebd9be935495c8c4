package io.heard.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.testing.PostgresResource;
import io.heard.testing.apidocument.ApiDocument;
import io.heard.testing.apidocument.ApiDocument.Operation;
import io.heard.testing.apidocument.HostileRequests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(
        user = "ada",
        roles = {"administrator", "analyst"})
class HostileRequestTest {

    @TestHTTPResource
    URI service;

    static List<Operation> reads() {
        return ApiDocument.generated().operations().stream()
                .filter(Operation::isGet)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reads")
    void whateverIsAskedIsAnsweredOrRefusedByName(Operation read) {
        assertThat(new HostileRequests(service)
                        .mishandledBy(read, UUID.randomUUID().toString()))
                .isEmpty();
    }
}
