package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.page;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that look like the company. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class BrandTest {

    @Inject
    Feedback feedback;

    private Survey survey;
    private Invitation invitation;
    private String link;

    @BeforeEach
    void invite() {
        UUID id = UUID.randomUUID();
        survey = feedback.published(SpeakingSurvey.of(id, 1, "Your call with us"));
        invitation = feedback.invitation(survey);
        link = "/s/" + feedback.token(invitation);
    }

    @Test
    void looksLikeTheCompany() {
        String sheet =
                page(when().get(link)).select("link[rel=stylesheet]").last().attr("href");

        assertThat(sheet).matches("/assets/brand-ffcc00\\.[0-9a-f]{12}\\.css");
        when().get(sheet)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/css;charset=UTF-8")
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void showsTheCompanysLogoFromItsOwnOrigin() {
        assertThat(page(when().get(link)).select("img.logo").attr("src")).isEqualTo(SpeakingSurvey.LOGO);
        assertThat(page(when().get(feedback.link())).select("img")).isEmpty();
    }
}
