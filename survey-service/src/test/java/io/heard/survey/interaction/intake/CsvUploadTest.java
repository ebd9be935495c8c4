package io.heard.survey.interaction.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.heard.survey.Scene;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Interactions as a spreadsheet writes them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class CsvUploadTest {

    private final Scene scene = new Scene();

    @Test
    void readsAFileWhoseColumnsAreCalledLikeTheFields() {
        String file =
                "source,id,touchpoint,channel,product,openedAt,closedAt,customer.id,customer.email,attributes.plan\n"
                        + "crm,%s,call,phone,mobile,2026-01-01T10:00:00Z,2026-01-01T10:05:00Z,%s,ann@example.org,\"gold, old\"\n"
                                .formatted(scene.customer("a"), scene.customer("ann"));

        upload(given(), file).statusCode(200).body("recorded", equalTo(1)).body("ignoredColumns.size()", equalTo(0));
        upload(given(), file).statusCode(200).body("known", equalTo(1));
    }

    @Test
    void readsAFileOfTheCompanysOwnWithItsOwnTimes() {
        String file = "\uFEFFTicket;Kunde;Mail;Von;Bis;Notiz\r\n"
                + "%s;%s;bob@example.org;01.02.2026 09:30;01.02.2026 10:00;\"egal; alles\"\r\n"
                        .formatted(scene.customer("b"), scene.customer("bob"));

        String id = upload(mapped(), file)
                .statusCode(200)
                .body("recorded", equalTo(1))
                .body("ignoredColumns", equalTo(List.of("Notiz")))
                .extract()
                .path("lines[0].id");
        given().get("/api/v1/interactions/" + id + "/decisions").then().statusCode(200);
    }

    @Test
    void reportsRowByRow() {
        String file = "Ticket;Kunde;Mail;Von;Bis\n"
                + "%1$s-1;%1$s;bob@example.org;01.02.2026 09:30;01.02.2026 10:00\n".formatted(scene.customer("r"))
                + "%1$s-2;%1$s;no address;31.02.2026 09:30;01.02.2026 10:00\n".formatted(scene.customer("r"))
                + "too;few\n"
                + "%1$s-3;%1$s;;01.02.2026 09:30;01.02.2026 10:00\n".formatted(scene.customer("r"));

        upload(mapped(), file)
                .statusCode(200)
                .body("recorded", equalTo(2))
                .body("rejected", equalTo(2))
                .body("lines.line", equalTo(List.of(2, 3, 4, 5)))
                .body("lines[1].errors.field", equalTo(List.of("openedAt", "customer.email")))
                .body("lines[2].errors[0].message", containsString("has 2 cells"));
    }

    @Test
    void saysWhatIsWrongWithTheMapping() {
        upload(
                        given().queryParam("column", "id=Nope", "colour=Ticket")
                                .queryParam("constant", "source")
                                .queryParam("timeFormat", "ppp{")
                                .queryParam("timeZone", "Mars/Olympus"),
                        "Ticket\n1\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("column"))
                .body("errors.field", hasItem("constant"))
                .body("errors.field", hasItem("timeFormat"))
                .body("errors.field", hasItem("timeZone"));
    }

    @Test
    void refusesWhatHasNoUsableHeader() {
        upload(given(), "").statusCode(400);
        upload(given(), "a,,b\n1,2,3\n").statusCode(400);
        upload(given(), "id,id\n1,2\n").statusCode(400);
    }

    @Test
    void stopsWhereTheFileStopsBeingCsv() {
        upload(given(), "source,id\n\"a\"b,1\nc,2\n")
                .statusCode(200)
                .body("recorded", equalTo(0))
                .body("lines[0].errors[0].message", containsString("is not CSV"));
    }

    private static RequestSpecification mapped() {
        return given().queryParam("column", "id=Ticket", "customer.id=Kunde", "customer.email=Mail")
                .queryParam("column", "openedAt=Von", "closedAt=Bis")
                .queryParam("constant", "source=crm", "touchpoint=support-call", "channel=phone", "product=mobile")
                .queryParam("timeFormat", "dd.MM.yyyy HH:mm")
                .queryParam("timeZone", "Europe/Berlin");
    }

    private static ValidatableResponse upload(RequestSpecification request, String file) {
        return request.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/interactions")
                .then();
    }
}
