package io.heard.feedback.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contracts.event.QuestionType;
import io.heard.feedback.invitation.Invitation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A response as staff see it: what was answered about what, and nothing that says by whom. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What one customer answered to one invitation", examples = ResponseView.EXAMPLE)
record ResponseView(
        @Schema(description = "Also the response's own id: there is one response to an invitation")
        UUID invitationId,

        @Schema(
                description =
                        "Counts submissions from 1; the customer may change the answers until the invitation expires")
        int revision,

        UUID campaignId,
        UUID surveyId,
        int surveyVersion,
        UUID interactionId,

        @Schema(description = "A pseudonym; who it is, only survey-service knows")
        UUID customerId,

        String touchpoint,
        String channel,
        String product,
        @Nullable String team,

        @Schema(description = "BCP 47 tag of the page it was given on")
        String language,

        Instant interactionClosedAt,

        @Schema(description = "When this revision was given")
        Instant answeredAt,

        @Schema(
                description =
                        "A program that checks mails seems to have given it, seconds after the mail: it is not counted, "
                                + "and a later answer takes its place")
        boolean suspectedAutomation,

        List<AnswerView> answers) {

    static final String EXAMPLE = """
            {"invitationId":"0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11","revision":1,
            "campaignId":"0197c7a0-11f0-7a60-8c1f-2f6a3a1d9e02","surveyId":"0197c79f-52c1-7d0e-a0d4-77f5b0c6d8aa",
            "surveyVersion":1,"interactionId":"0197c7a2-3b21-7f3c-8e55-0a4f7e2b9c66",
            "customerId":"0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405","touchpoint":"support-call","channel":"phone",
            "product":"broadband","team":"north","language":"en","interactionClosedAt":"2026-03-02T09:14:00Z",
            "answeredAt":"2026-03-02T17:40:12.345Z","suspectedAutomation":false,"answers":[
            {"questionId":"satisfied","type":"CSAT","score":2},
            {"questionId":"why","type":"LONG_TEXT","text":"Forty minutes on hold, then the line dropped."},
            {"questionId":"wish","type":"MULTI_CHOICE","choices":["call-back","shorter-waits"]}]}""";

    /** One value to one question; exactly one of score, text and choices says it, or choices with a text for "other". */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Answer", description = "One value to one question. Questions left blank have none")
    record AnswerView(
            String questionId,
            QuestionType type,

            @Schema(description = "For NPS, CSAT, CES and RATING; for YES_NO 1 is yes and 0 is no") @Nullable
            Integer score,

            @Schema(description = "As written, also to a choice that lets customers write what it is: personal data")
            @Nullable
            String text,

            @Schema(description = "Ids of the chosen options") @Nullable
            List<String> choices) {

        static AnswerView of(Answer answer) {
            return new AnswerView(
                    answer.questionId(),
                    answer.type(),
                    answer.score(),
                    answer.text(),
                    answer.type().isChoice() ? answer.choices() : null);
        }
    }

    static ResponseView of(Response response) {
        Invitation invitation = response.invitation();
        return new ResponseView(
                invitation.id(),
                response.revision(),
                invitation.campaignId(),
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.interactionId(),
                invitation.customerId(),
                invitation.touchpoint(),
                invitation.channel(),
                invitation.product(),
                invitation.team(),
                response.current().language(),
                invitation.interactionClosedAt(),
                response.current().answeredAt(),
                response.suspicion() != null,
                response.current().answers().stream().map(AnswerView::of).toList());
    }
}
