package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Recording;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class StoreAwayTest {

    @Inject
    Feedback feedback;

    @Inject
    DocumentStore store;

    @Test
    void keepsTheAnswersInThePageAndSaysSo() {
        String link = feedback.link();
        UUID submissionId = UUID.randomUUID();
        QuarkusMock.installMockForType(new ResponsesAway(store), Responses.class);

        Response answer = post(link, "submissionId=" + submissionId + "&recommend=2&why=Still+here");

        answer.then().statusCode(503).header("Retry-After", "5").header("Cache-Control", "no-store");
        var page = page(answer);
        assertThat(page.text()).contains("We could not save your answers just now");
        assertThat(page.select("textarea[name=why]").text()).isEqualTo("Still here");
        assertThat(page.select("[name=recommend][checked]").val()).isEqualTo("2");
        assertThat(page.select("[name=submissionId]").val()).isEqualTo(submissionId.toString());
    }

    @Test
    void keepsTheAnswersAlsoWhereItCannotKnowTheSurvey() {
        String link = feedback.link();
        QuarkusMock.installMockForType(new InvitationsAway(store), Invitations.class);

        Response answer = post(link, "submissionId=x&why=Still+here&wishes=a&wishes=b");

        answer.then().statusCode(503).header("Retry-After", "5");
        var page = page(answer);
        assertThat(page.select("form[method=post]").attr("action")).isEqualTo(link);
        assertThat(page.select("input[type=hidden][name=why]").val()).isEqualTo("Still here");
        assertThat(page.select("input[type=hidden][name=wishes]").eachAttr("value"))
                .containsExactly("a", "b");
    }

    @Test
    void asksToComeBackWhenNothingCanBeShown() {
        String link = feedback.link();
        QuarkusMock.installMockForType(new InvitationsAway(store), Invitations.class);

        Response answer = when().get(link);

        answer.then().statusCode(503).header("Retry-After", "5").contentType("text/html;charset=UTF-8");
        assertThat(answer.asString()).contains("We are back in a moment").doesNotContain("mongo", "Exception");
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void tellsProgramsToComeBack() {
        QuarkusMock.installMockForType(new ResponsesAway(store), Responses.class);

        when().get("/api/v1/responses/" + UUID.randomUUID())
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5");
    }

    private static MongoTimeoutException away() {
        return new MongoTimeoutException("away");
    }

    private static final class ResponsesAway extends Responses {

        ResponsesAway(DocumentStore store) {
            super(
                    store,
                    new ErasedCustomers(store),
                    Clock.systemUTC(),
                    () -> Duration.ofDays(30),
                    () -> Duration.ZERO,
                    new Masking());
        }

        @Override
        public Recording record(Invitation invitation, Submission submission, Credence credence) {
            throw away();
        }

        @Override
        public Optional<io.heard.feedback.response.Response> find(UUID invitationId) {
            throw away();
        }
    }

    private static final class InvitationsAway extends Invitations {

        InvitationsAway(DocumentStore store) {
            super(store, new ErasedCustomers(store));
        }

        @Override
        public Optional<Invitation> find(UUID id) {
            throw away();
        }
    }
}
