package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those are asked whom nobody knows, when another version is published in the middle of it. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class AnonymousVersionTest {

    private static final Question SCORE =
            new Question("recommend", QuestionType.NPS, "How likely are you to recommend us?", true, List.of());
    private static final Question WHY =
            new Question("why", QuestionType.LONG_TEXT, "What is the main reason?", false, List.of());
    private static final Question HOW =
            new Question("how", QuestionType.LONG_TEXT, "How could we keep you?", false, List.of());

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    private Survey first;
    private UUID campaign;
    private UUID ticket;
    private String link;

    @BeforeEach
    void announce() {
        first = feedback.survey(List.of(SCORE, WHY));
        campaign = feedback.anonymousCampaign(first);
        ticket = UUID.randomUUID();
        link = feedback.anonymousLink(campaign, ticket);
    }

    @Test
    void whoHasBegunIsReadAndKeptAsTheyBegan() {
        String begun = form("recommend=3&why=Too+dear&askedSurvey=" + asked(link));
        publishAnother();

        post(link + "/draft", begun + "&draftSequence=1")
                .then()
                .statusCode(200)
                .body("shown", contains("recommend", "why"));
        assertThat(page(post(link, begun.replace("recommend=3", "recommend=")))
                        .select("[name=why]")
                        .text())
                .isEqualTo("Too dear");
        post(link, begun).then().statusCode(303);

        assertThat(kept().invitation().surveyVersion()).isEqualTo(1);
        assertThat(kept().current().answers()).extracting(Answer::text).containsExactly(null, "Too dear");
        assertThat(page(when().get(link + "/change")).select("[name=why]").text())
                .isEqualTo("Too dear");
    }

    @Test
    void whoAnsweredChangesWhatTheyWereAsked() {
        post(link, form("recommend=3&why=Too+dear")).then().statusCode(303);
        publishAnother();

        assertThat(page(when().get(link + "/change")).select("textarea").eachAttr("name"))
                .containsExactly("why");
        // From a page of the other version, if there should be one.
        String other = asked(feedback.anonymousLink(campaign, UUID.randomUUID()));
        post(link, form("recommend=9&how=Cheaper&askedSurvey=" + other)).then().statusCode(400);
        post(link, form("recommend=9&why=Not+any+more&askedSurvey=" + asked(link + "/change")))
                .then()
                .statusCode(303);

        assertThat(kept().invitation().surveyVersion()).isEqualTo(1);
        assertThat(kept().current().answers()).extracting(Answer::text).containsExactly(null, "Not any more");
    }

    @Test
    void whoComesLaterIsAskedTheNewestAndChoosesNoOther() {
        String another = asked(feedback.anonymousLink(campaign, UUID.randomUUID()));
        publishAnother();

        assertThat(page(when().get(link)).select("textarea").eachAttr("name")).containsExactly("how");
        post(link, form("recommend=3&why=Too+dear&askedSurvey=" + another))
                .then()
                .statusCode(400);
        post(link, form("recommend=3&how=Cheaper&askedSurvey=" + asked(link)))
                .then()
                .statusCode(303);

        assertThat(kept().invitation().surveyVersion()).isEqualTo(2);
    }

    private void publishAnother() {
        feedback.next(first, List.of(SCORE, HOW));
    }

    private Response kept() {
        return responses.find(ticket).orElseThrow();
    }

    private static String asked(String link) {
        return encoded(page(when().get(link)).select("[name=askedSurvey]").val());
    }
}
