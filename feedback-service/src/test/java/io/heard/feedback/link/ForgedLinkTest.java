package io.heard.feedback.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who makes links up learns nothing from how long it takes to turn them away. Whatever is wrong with one, the same is done: no clock
 * is needed to see that.
 */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class ForgedLinkTest {

    private static final JavaClasses LINKS = new ClassFileImporter().importPackagesOf(LinkTokens.class);

    @Inject
    Feedback feedback;

    @Inject
    LinkTokens links;

    @Inject
    StoreReads store;

    @Inject
    Clock clock;

    private Survey survey;
    private Invitation invitation;

    @BeforeEach
    void invite() {
        survey = feedback.survey(Feedback.EVERY_KIND);
        invitation = feedback.invitation(survey);
        store.forget();
    }

    @Test
    void isTurnedAwayInTheSameWayBeforeTheStoreIsAsked() {
        Response first = given().get("/s/" + forged().getFirst());
        for (String token : forged()) {
            Response answer = given().get("/s/" + token);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).isEqualTo(first.asString());
            assertThat(given().contentType("application/x-www-form-urlencoded")
                            .post("/s/" + token)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(store.asked()).isEmpty();
    }

    @Test
    void theStoreIsAskedOnceALinkIsGenuine() {
        Invitation unknown = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1));

        given().get("/s/" + feedback.token(unknown)).then().statusCode(503);

        assertThat(store.asked()).contains("find invitations");
    }

    @Test
    void norIsItAskedForALinkThatIsTooOld() {
        given().get("/s/"
                        + links.sign(
                                Purpose.ANSWER, invitation.id(), clock.instant().minusSeconds(1)))
                .then()
                .statusCode(410);

        assertThat(store.asked()).isEmpty();
    }

    @Test
    void signaturesAreComparedInConstantTime() {
        classes()
                .that()
                .areAssignableTo(LinkTokens.class)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(LINKS);
        noClasses()
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
                .orShould()
                .callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
                .check(LINKS);
    }

    /** Every byte of a genuine one changed, among them the first and the last of its signature and of the id it names. */
    private List<String> forged() {
        byte[] genuine = Base64.getUrlDecoder().decode(feedback.token(invitation));
        var forged = new ArrayList<String>();
        for (int i = 0; i < genuine.length; i++) {
            byte[] changed = genuine.clone();
            changed[i] ^= 0x41;
            forged.add(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
        return forged;
    }
}
