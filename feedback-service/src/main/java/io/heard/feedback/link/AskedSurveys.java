package io.heard.feedback.link;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What those are asked of whom no invitation says it: who has begun, or answered, goes on with the version they began with, also
 * when there is another by then. It stands in the form, signed for one answer: nobody can have a survey of their choice answered.
 */
@ApplicationScoped
public class AskedSurveys {

    private final LinkTokens links;
    private final Surveys surveys;

    AskedSurveys(LinkTokens links, Surveys surveys) {
        this.links = links;
        this.surveys = surveys;
    }

    /**
     * As a page says it.
     *
     * @param about what its answer will be kept with
     */
    public String written(Invitation about) {
        return links.signPair(
                Purpose.ASKED,
                new SignedPair(about.surveyId(), about.id(), Instant.ofEpochMilli(about.surveyVersion())));
    }

    /** What a page asked; empty when we did not sign it, or signed it for another answer. */
    public Optional<Survey> onPage(String written, UUID answer) {
        return links.openPair(Purpose.ASKED, written)
                .filter(asked -> asked.second().equals(answer))
                .flatMap(asked ->
                        surveys.find(asked.first(), (int) asked.moment().toEpochMilli()));
    }

    /** What was answered before. */
    public Optional<Survey> answered(Invitation about) {
        return surveys.find(about.surveyId(), about.surveyVersion());
    }
}
