package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Submission;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers an export holds, and what may be asked for. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportTest extends ExportScene {

    @Test
    void whatIsAnsweredLaterIsNotInIt() throws Exception {
        answer("broadband", "Early", 4);
        String id = create(draft("csv", ""));
        Invitation late = feedback.newInvitation(survey, campaignId, "broadband", Duration.ofDays(14));
        responses.record(
                late,
                new Submission(UUID.randomUUID(), now().plusSeconds(60), "en", List.of()),
                new Credence.Believed());

        assertThat(csv(file(id).asByteArray())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"xlsx\"}|format",
                "{}|format",
                "{\"format\":\"parquet\",\"byteOrderMark\":true}|byteOrderMark",
                "{\"format\":\"csv\",\"verbatims\":\"all\"}|verbatims",
                "{\"format\":\"csv\",\"filter\":{\"campaignId\":\"x\"}}|campaignId",
                "{\"format\":\"csv\",\"filter\":{\"minScore\":1}}|scoreType",
                "{\"format\":\"csv\",\"colour\":1}|colour",
            })
    void refusesWhatBreaksItsRules(String bodyAndField) {
        String[] parts = bodyAndField.split("\\|", 2);

        given().contentType("application/json")
                .body(parts[0])
                .post(EXPORTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(parts[1]));
    }

    @Test
    void nobodyFillsTheDisk() {
        for (int i = 0; i < config.most(); i++) {
            create(draft("csv", ""));
        }

        given().contentType("application/json")
                .body(draft("csv", ""))
                .post(EXPORTS)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-exports"));
    }

    @Test
    void smallGroupsOfAnonymousAnswersAreNotInIt() throws Exception {
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(campaignId, 1, "Anonymous", null, true, null, null));
        for (int i = 0; i < 4; i++) {
            anonymous();
        }
        String few = ask("csv");
        assertThat(csv(file(few).asByteArray())).hasSize(1);
        get(few).body("withheld", equalTo("FEWER_THAN_5"));

        anonymous();

        String enough = ask("csv");
        assertThat(csv(file(enough).asByteArray())).hasSize(6);
        get(enough).body("withheld", nullValue());
    }

    @Test
    void aThemeNarrowsAFileToo() throws Exception {
        UUID theme = UUID.randomUUID();
        UUID touched = answer("broadband", "Forty minutes on hold", 2).id();
        UUID changed = answer("broadband", "An hour on hold", 2).id();
        answer("broadband", "All well", 9);
        responses.keepThemes(touched, 1, List.of(theme), 1);
        responses.keepThemes(changed, 2, List.of(theme), 1);

        String id = create("{\"format\":\"csv\",\"filter\":{\"themeId\":\"" + theme + "\"}}");

        List<CsvRecord> rows = csv(file(id).asByteArray());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getField(0)).isEqualTo(touched.toString());
        given().contentType("application/json")
                .body("{\"format\":\"csv\",\"filter\":{\"themeId\":\"waiting\"}}")
                .post(EXPORTS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("themeId"))
                .body("errors[0].message", equalTo("must be a UUID"));
    }

    @Test
    void anAnswerTakenBackBeforeItIsWrittenMayLeaveTooFew() throws Exception {
        List<UUID> five = fiveAnonymous();
        String id = ask("csv");
        responses.withdraw(five.getFirst(), now());

        assertThat(csv(file(id).asByteArray())).hasSize(1);
        get(id).body("withheld", equalTo("FEWER_THAN_5"));
    }

    @Test
    void anAnswerTakenBackWhileItIsWrittenMayLeaveTooFew() throws Exception {
        List<UUID> five = fiveAnonymous();
        answer("broadband", "Because", 4);
        String id = ask("csv");
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();

        writer(claimed, () -> {
                    responses.withdraw(five.getFirst(), now());
                    return false;
                })
                .write();

        get(id).body("manifest", nullValue()).body("withheld", equalTo("FEWER_THAN_5"));
        worker(exportsAfter(Duration.ofMinutes(1)), files).work();
        assertThat(csv(given().get(EXPORTS + "/" + id + "/file").asByteArray())).hasSize(2);
    }

    @Test
    void anAnswerMissingForAWhileMayLeaveTooFewInTheFile() throws Exception {
        // Alone they are all on the first page, which is read before the writer asks whether it is to stop.
        store.collection("responses", Document.class).deleteMany(new Document());
        List<UUID> five = fiveAnonymous();
        String id = ask("csv");
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        var documents = store.collection("responses", Document.class);
        documents.updateOne(eq("_id", five.getFirst()), set("pendingSince", now().plusSeconds(60)));

        writer(claimed, () -> {
                    documents.updateOne(eq("_id", five.getFirst()), unset("pendingSince"));
                    return false;
                })
                .write();

        get(id).body("manifest", nullValue()).body("withheld", equalTo("FEWER_THAN_5"));
    }

    @Test
    void holdsAnswersFromBeforeTheirTimeWasKept() throws Exception {
        Invitation old = answer("broadband", "Long ago", 4);
        store.collection("responses", Document.class).updateOne(eq("_id", old.id()), unset("firstAnsweredAt"));

        assertThat(csv(file(ask("csv")).asByteArray())).hasSize(2);
    }

    private List<UUID> fiveAnonymous() {
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(campaignId, 1, "Anonymous", null, true, null, null));
        return Stream.generate(this::anonymous).limit(5).toList();
    }

    private UUID anonymous() {
        Invitation plain = feedback.newInvitation(survey, campaignId, "broadband", Duration.ofDays(14));
        responses.record(
                new Invitation(
                        plain.id(),
                        plain.campaignId(),
                        plain.surveyId(),
                        plain.surveyVersion(),
                        plain.interactionId(),
                        plain.customerId(),
                        plain.touchpoint(),
                        plain.channel(),
                        plain.product(),
                        null,
                        null,
                        plain.interactionClosedAt(),
                        plain.issuedAt(),
                        plain.expiresAt(),
                        null,
                        ResponseOrigin.ANONYMOUS),
                new Submission(UUID.randomUUID(), now().minus(Duration.ofHours(1)), "en", List.of()),
                new Credence.Believed());
        return plain.id();
    }
}
