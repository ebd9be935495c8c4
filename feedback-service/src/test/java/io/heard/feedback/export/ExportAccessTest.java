package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.feedback.invitation.Invitation;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Who gets to see what. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportAccessTest extends ExportScene {

    @Test
    void verbatimsAreMaskedUnlessOriginalsAreAskedFor() {
        answer("broadband", "mail jane@example.com", 4);

        assertThat(file(ask("csv")).asString()).contains("mail [email]").doesNotContain("jane@");
        String id = create(draft("csv", "\"verbatims\":\"original\","));
        assertThat(file(id).asString()).contains("mail jane@example.com");
        get(id).body("verbatims", equalTo("original"));
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void analystsGetNoOriginals() {
        given().contentType("application/json")
                .body(draft("csv", "\"verbatims\":\"original\","))
                .post(EXPORTS)
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "bo", roles = "analyst", attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void holdsTheProductsOfTheCallerOnly() throws Exception {
        answer("broadband", "hidden", 4);
        Invitation mobile = answer("mobile", "seen", 4);

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getField(0)).isEqualTo(mobile.id().toString());
    }

    @Test
    void somebodyElsesExportDoesNotExist() {
        Export foreign = export("somebody else");
        exports.add(foreign);

        given().get(EXPORTS + "/" + foreign.id()).then().statusCode(404).contentType("application/problem+json");
        given().get(EXPORTS + "/" + foreign.id() + "/file").then().statusCode(404);
        given().delete(EXPORTS + "/" + foreign.id()).then().statusCode(404);
        given().get(EXPORTS + "/" + UUID.randomUUID()).then().statusCode(404);
        given().get(EXPORTS + "/x").then().statusCode(404);
        given().get(EXPORTS).then().statusCode(200).body("items", hasSize(0));
        assertThat(exports.find(foreign.id(), "somebody else")).isPresent();
    }

    @Test
    @TestSecurity(user = "gus", roles = "agent", attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void whoMaySeeLessByNowNoLongerGetsIt() {
        Export everything = export("gus");
        exports.add(everything);

        given().get(EXPORTS + "/" + everything.id()).then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void whoMayNoLongerReadOriginalsStillGetsTheOthers() {
        Export originals = export("ana");
        exports.add(originals);
        store.collection("exports", Document.class).updateOne(eq("_id", originals.id()), set("original", true));
        Export masked = export("ana");
        exports.add(masked);

        given().get(EXPORTS)
                .then()
                .statusCode(200)
                .body("items.id", contains(masked.id().toString()));
        given().get(EXPORTS + "/" + originals.id()).then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "cam", roles = "campaign-manager")
    void letsNobodyElseExport() {
        given().contentType("application/json")
                .body(draft("csv", ""))
                .post(EXPORTS)
                .then()
                .statusCode(403);
        given().get(EXPORTS).then().statusCode(403);
    }
}
