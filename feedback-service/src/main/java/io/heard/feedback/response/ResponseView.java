package io.heard.feedback.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

        @Schema(
                description =
                        "invited: by a link of their own; anonymous: by one that leads to nobody; open: by a link for everybody")
        String origin,

        @Schema(description = "BCP 47 tag of the page it was given on; und for anonymous answers") @Nullable
        String language,

        @Schema(description = "Of anonymous answers the day they came, as all their times")
        Instant interactionClosedAt,

        @Schema(description = "When this revision was given")
        Instant answeredAt,

        @Schema(
                description =
                        "A program that checks mails seems to have given it, seconds after the mail: it is not counted, "
                                + "and a later answer takes its place")
        boolean suspectedAutomation,

        @Schema(description = "Why; left out when a person seems to have given it") @Nullable
        Suspicion suspicion,

        @Schema(description = "Since when it does not count any more; left out while it does") @Nullable
        Instant withdrawnAt,

        @Schema(description = "None once the campaign's time to keep them is over")
        List<AnswerView> answers,

        @Schema(description = "Themes that its verbatims touch; left out until they are known, and when there are none")
        @Nullable
        List<UUID> themeIds,

        @Schema(
                description =
                        "What was sent before, oldest first, up to 19 submissions; in lists for one customer only")
        @Nullable
        List<SubmissionView> history) {

    static final String EXAMPLE = """
            {"invitationId":"0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11","revision":1,
            "campaignId":"0197c7a0-11f0-7a60-8c1f-2f6a3a1d9e02","surveyId":"0197c79f-52c1-7d0e-a0d4-77f5b0c6d8aa",
            "surveyVersion":1,"interactionId":"0197c7a2-3b21-7f3c-8e55-0a4f7e2b9c66",
            "customerId":"0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405","touchpoint":"support-call","channel":"phone",
            "product":"broadband","team":"north","origin":"invited","language":"en","interactionClosedAt":"2026-03-02T09:14:00Z",
            "answeredAt":"2026-03-02T17:40:12.345Z","suspectedAutomation":false,"answers":[
            {"questionId":"satisfied","type":"CSAT","score":2},
            {"questionId":"why","type":"LONG_TEXT","text":"Forty minutes on hold, then the line dropped."},
            {"questionId":"wish","type":"MULTI_CHOICE","choices":["call-back","shorter-waits"]}],
            "themeIds":["0d5c8a3e-6f0b-4a52-9d1e-2f4b7a90c311"]}""";

    /** An earlier submission. */
    @Schema(name = "EarlierSubmission", description = "What the same customer had sent before")
    record SubmissionView(
            Instant answeredAt,

            @Schema(description = "BCP 47 tag of the page it was given on")
            String language,

            @Schema(description = "A program seems to have sent it, beside what the customer said")
            boolean suspectedAutomation,

            List<AnswerView> answers) {

        static SubmissionView of(Submission submission, boolean suspected) {
            return new SubmissionView(
                    submission.answeredAt(), submission.language(), suspected, ResponseView.answers(submission));
        }
    }

    /** One value to one question; exactly one of score, text and choices says it, or choices with a text for "other". */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Answer", description = "One value to one question. Questions left blank have none")
    record AnswerView(
            String questionId,
            QuestionType type,

            @Schema(description = "For NPS, CSAT, CES and RATING; for YES_NO 1 is yes and 0 is no") @Nullable
            Integer score,

            @Schema(
                    description =
                            "Also to a choice that lets customers write what it is: personal data. Mail addresses, phone, card and "
                                    + "account numbers in it are masked, such as [phone], unless originals were asked for")
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

    /**
     * @param masking null to show verbatims as written
     * @param withHistory whether earlier submissions are shown too
     */
    static ResponseView of(Response response, @Nullable Masking masking, boolean withHistory) {
        Invitation invitation = response.invitation();
        List<Submission> submissions = shown(response.submissions(), masking);
        Optional<Submission> valid = submissions.isEmpty() ? Optional.empty() : Optional.of(submissions.getLast());
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
                invitation.answerOrigin().name().toLowerCase(Locale.ROOT),
                valid.map(Submission::language).orElse(null),
                invitation.interactionClosedAt(),
                valid.map(Submission::answeredAt).orElse(response.answeredAt()),
                response.suspicion() != null,
                response.suspicion(),
                response.withdrawnAt(),
                valid.map(ResponseView::answers).orElseGet(List::of),
                themes(response),
                withHistory ? history(submissions, shown(response.doubted(), masking)) : null);
    }

    private static List<Submission> shown(List<Submission> submissions, @Nullable Masking masking) {
        return masking == null
                ? submissions
                : submissions.stream()
                        .map(submission -> submission.masked(masking))
                        .toList();
    }

    private static List<SubmissionView> history(List<Submission> submissions, List<Submission> doubted) {
        return Stream.concat(
                        submissions.stream()
                                .limit(Math.max(0, submissions.size() - 1))
                                .map(submission -> SubmissionView.of(submission, false)),
                        doubted.stream().map(submission -> SubmissionView.of(submission, true)))
                .sorted(Comparator.comparing(SubmissionView::answeredAt))
                .toList();
    }

    private static @Nullable List<UUID> themes(Response response) {
        Themed themed = response.themed();
        return themed == null || themed.ids().isEmpty() ? null : themed.ids();
    }

    private static List<AnswerView> answers(Submission submission) {
        return submission.answers().stream().map(AnswerView::of).toList();
    }
}
