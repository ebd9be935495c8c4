package io.heard.feedback.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contracts.event.QuestionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case as those who work it see it. What was said stands in the response of the same id. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Case", description = "One unhappy response that somebody is to put right", examples = CaseView.EXAMPLE)
record CaseView(
        @Schema(description = "Also that of the response and its invitation")
        UUID id,

        CaseState state,
        UUID campaignId,
        UUID interactionId,

        @Schema(description = "A pseudonym; who it is, only survey-service knows")
        UUID customerId,

        String touchpoint,
        String channel,
        String product,
        @Nullable String team,

        @Schema(
                description =
                        "Whether the customer can be told; not after an uninvited answer, and anonymous ones open none")
        boolean followUp,

        @Schema(description = "Of the worst score, which opened the case") @Nullable
        QuestionType questionType,

        @Nullable Integer score,
        Instant openedAt,
        Instant dueAt,

        @Schema(description = "Not resolved although it is past due")
        boolean overdue,

        @Schema(description = "The customer has given a happier answer since. That does not close the case")
        boolean calmedDown,

        @Schema(description = "When the customer took the answer back, or its time to be kept was over") @Nullable
        Instant answerWithdrawnAt,

        @Schema(
                description =
                        "When it turned out that a program seems to have given the answer, which is provisional since."
                                + " Absent once a person answers")
        @Nullable
        Instant answerProvisionalSince,

        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,

        @Schema(description = "Absent once the answer's time to be kept is over, as are the words and who did what")
        @Nullable
        String cause,

        @Nullable String wordsToCustomer,

        @Schema(description = "Its whole way, oldest first") List<StepView> history) {

    static final String EXAMPLE = """
            {"id":"0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11","state":"ACKNOWLEDGED",
            "campaignId":"0197c7a0-11f0-7a60-8c1f-2f6a3a1d9e02","interactionId":"0197c7a2-3b21-7f3c-8e55-0a4f7e2b9c66",
            "customerId":"0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405","touchpoint":"support-call","channel":"phone",
            "product":"broadband","team":"north","followUp":true,"questionType":"CSAT","score":1,
            "openedAt":"2026-03-02T17:40:13.120Z","dueAt":"2026-03-04T17:40:13.120Z","overdue":false,"calmedDown":false,
            "acknowledgedBy":"gus","acknowledgedAt":"2026-03-03T08:05:00Z","history":[
            {"state":"OPEN","at":"2026-03-02T17:40:13.120Z"},
            {"state":"ACKNOWLEDGED","at":"2026-03-03T08:05:00Z","by":"gus"}]}""";

    static final String RESOLUTION = """
            {"cause":"long-wait","wordsToCustomer":"Your line is repaired, and this month is on us."}""";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CaseStep", description = "A change of the state")
    record StepView(
            CaseState state,
            Instant at,

            @Schema(
                    description =
                            "Who did it; absent when an answer did, and once that answer's time to be kept is over")
            @Nullable
            String by) {}

    static CaseView of(Case shown, Instant now) {
        Optional<Case.Step> acknowledged = shown.step(CaseState.ACKNOWLEDGED);
        Optional<Case.Step> resolved = shown.step(CaseState.RESOLVED);
        return new CaseView(
                shown.id(),
                shown.state(),
                shown.campaignId(),
                shown.interactionId(),
                shown.customerId(),
                shown.touchpoint(),
                shown.channel(),
                shown.product(),
                shown.team(),
                shown.followUp(),
                shown.complaint().questionType(),
                shown.complaint().score(),
                shown.step(CaseState.OPEN)
                        .map(Case.Step::at)
                        .orElse(shown.steps().getFirst().at()),
                shown.dueAt(),
                shown.state() != CaseState.RESOLVED && shown.dueAt().isBefore(now),
                shown.isCalmedDown(),
                shown.answerWithdrawnAt(),
                shown.answerProvisionalSince(),
                acknowledged.map(Case.Step::by).orElse(null),
                acknowledged.map(Case.Step::at).orElse(null),
                resolved.map(Case.Step::by).orElse(null),
                resolved.map(Case.Step::at).orElse(null),
                resolved.map(Case.Step::cause).orElse(null),
                resolved.map(Case.Step::wordsToCustomer).orElse(null),
                shown.steps().stream()
                        .map(step -> new StepView(step.state(), step.at(), step.by()))
                        .toList());
    }

    @Override
    public String toString() {
        return "CaseView[" + id + "]";
    }
}
