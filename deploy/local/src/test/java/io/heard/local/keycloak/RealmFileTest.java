package io.heard.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heard.local.supervision.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path COMMITTED =
            Home.at(Path.of("unused")).repository().resolve("deploy/keycloak/heard-realm.json");
    private static final Map<String, String> VALUES = Map.of(
            "HEARD_PUBLIC_URL", "http://localhost:8080",
            "HEARD_GATEWAY_INTERNAL_URL", "http://127.0.0.1:8080",
            "HEARD_OIDC_CLIENT_SECRET", "gateway-secret",
            "HEARD_CLIENT_COMPANY_SYSTEMS_SECRET", "one",
            "HEARD_CLIENT_CAMPAIGN_DESK_SECRET", "two",
            "HEARD_CLIENT_REPORTS_SECRET", "three");

    @Test
    void theCommittedRealmHasNoPeopleAndNoSecrets() throws IOException {
        JsonNode realm = JSON.readTree(Files.readAllBytes(COMMITTED));

        assertThat(realm.get("users"))
                .allSatisfy(user -> assertThat(user.get("username").asText()).startsWith("service-account-"));
        assertThat(enabledClients(realm))
                .allSatisfy(client -> assertThat(client.get("secret").asText()).matches("\\$\\{HEARD_\\w+}"));
    }

    @Test
    void theLocalRealmHasEveryPlaceholderFilledIn() throws IOException {
        String filled = filled().toString();

        assertThat(Pattern.compile("\\$\\{HEARD_").matcher(filled).find()).isFalse();
        assertThat(filled).contains("http://localhost:8080/callback");
    }

    @Test
    void theLocalPeopleHaveOneRoleEachAndOneIsLimitedToAProduct() throws IOException {
        Map<String, JsonNode> people = new HashMap<>();
        filled().get("users").forEach(user -> people.put(user.get("username").asText(), user));

        assertThat(people.get("cam").get("realmRoles")).hasToString("[\"campaign-manager\"]");
        assertThat(people.get("bo").get("attributes").get("products")).hasToString("[\"mobile\"]");
        assertThat(people.get("ana").get("attributes").get("products")).isEmpty();
    }

    @Test
    void everyTokenIsMeantForOurServicesAndCarriesOnlyItsClientsRoles() throws IOException {
        assertThat(enabledClients(filled())).hasSize(4).allSatisfy(client -> {
            assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
            assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
            assertThat(client.get("protocolMappers").toString()).contains("heard-api");
        });
    }

    @Test
    void nobodyMayTryPasswordsAtTheClientThatKeycloakWouldAdd() throws IOException {
        assertThat(filled().get("clients"))
                .filteredOn(client -> client.get("clientId").asText().equals("admin-cli"))
                .singleElement()
                .satisfies(client -> {
                    assertThat(client.get("enabled").asBoolean()).isFalse();
                    assertThat(client.get("directAccessGrantsEnabled").asBoolean())
                            .isFalse();
                });
    }

    @Test
    void onlyStaffMaySayWhichProductsAPersonSees() throws IOException {
        String profile = filled().at(
                        "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                .asText();
        JsonNode products = JSON.readTree(profile).get("attributes").get(4);

        assertThat(products.get("name").asText()).isEqualTo("products");
        assertThat(products.get("permissions")).hasToString("{\"view\":[\"admin\"],\"edit\":[\"admin\"]}");
        assertThat(JSON.readTree(profile).has("unmanagedAttributePolicy")).isFalse();
    }

    private static List<JsonNode> enabledClients(JsonNode realm) {
        return realm.get("clients")
                .valueStream()
                .filter(client -> client.get("enabled").asBoolean())
                .toList();
    }

    private static JsonNode filled() throws IOException {
        return JSON.readTree(RealmFile.filled(COMMITTED, VALUES, List.copyOf(DemoPerson.ALL)));
    }
}
