package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A customer is to be forgotten. Every service removes what it holds about the pseudonym, keeps nothing that arrives about it
 * later, and answers with {@link ErasureCompleted}.
 *
 * @param customerId survey-service's pseudonym, which from now on stands for nobody
 * @param invitationIds every invitation of the customer: some events name only these
 */
public record RespondentErased(UUID customerId, List<UUID> invitationIds, Instant erasedAt) implements Event {

    public static final String TYPE = "io.heard.survey.respondent-erased.v1";

    public RespondentErased {
        requireNonNull(customerId, "customerId");
        requireNonNull(erasedAt, "erasedAt");
        invitationIds = List.copyOf(requireNonNull(invitationIds, "invitationIds"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return customerId.toString();
    }

    @Override
    public String topic() {
        return Topics.SURVEY_RESPONDENTS;
    }
}
