package io.heard.feedback.webhook.sending;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.heard.feedback.webhook.HookSettings;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set up as a company has it: nobody makes us knock at doors inside. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class HostileAddressTest {

    @BeforeEach
    void asACompanyHasIt() {
        QuarkusMock.installMockForType(new HookTargets(HookSettings.strict(), new HostLookup()), HookTargets.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/",
                "https://169.254.169.254/",
                "http://127.0.0.1:9000/q/metrics",
                "https://127.0.0.1/q/metrics",
                "http://[::1]",
                "https://[::1]/",
                "http://0x7f.1/",
                "https://0x7f.1/",
                "https://2130706433/",
                "https://localhost/",
                "https://localhost.evil.test/",
                "file:///etc/passwd",
                "gopher://hooks.example/",
                "jar:https://hooks.example/a.jar!/",
                "ftp://hooks.example/",
            })
    void isRefusedWhenItIsSaved(String url) {
        given().contentType("application/json")
                .body(Map.of("url", url, "events", List.of("case.opened")))
                .post("/api/v1/web-hooks")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("url"));
    }
}
