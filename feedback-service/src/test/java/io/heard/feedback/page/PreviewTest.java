package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff see before customers do. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class PreviewTest {

    @Inject
    Feedback feedback;

    private Survey survey;
    private Invitation invitation;

    @BeforeEach
    void invite() {
        UUID id = UUID.randomUUID();
        survey = feedback.published(SpeakingSurvey.of(id, 1, "Your call with us"));
        invitation = feedback.invitation(survey);
    }

    @Test
    void previewsTheNewestVersionAndKeepsNothing() {
        feedback.published(SpeakingSurvey.of(survey.surveyId(), 2, "Newer words"));
        feedback.published(SpeakingSurvey.of(survey.surveyId(), 10, "Newest words"));
        String preview = feedback.preview(survey.surveyId());
        Map<String, List<Document>> before = feedback.everything();

        var page = page(when().get(preview + "?lang=de"));
        assertThat(page.select(".preview").text()).contains("Vorschau", "nicht gespeichert");
        assertThat(page(when().get(preview)).title()).isEqualTo("Newest words");
        assertThat(page.text()).contains("Wie zufrieden sind Sie mit ‹product›?");

        Response thanks = post(preview, form("satisfied=1&reason=slow"));
        thanks.then().statusCode(200);
        assertThat(page(thanks).text()).contains("We are sorry about ‹product›.");
        post(preview, form("satisfied=9")).then().statusCode(400);
        post(preview, form("satisfied=1&askedQuestions=satisfied+call")).then().statusCode(200);
        assertThat(feedback.everything()).isEqualTo(before);
    }

    @Test
    void previewsOnlyWhatWasPublished() {
        when().get(feedback.preview(UUID.randomUUID())).then().statusCode(503);
        when().get(feedback.preview(invitation.id())).then().statusCode(503);
        given().redirects()
                .follow(false)
                .get(feedback.preview(survey.surveyId()) + "/thanks")
                .then()
                .statusCode(303);
    }
}
