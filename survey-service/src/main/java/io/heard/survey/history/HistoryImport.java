package io.heard.survey.history;

import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.ResponseImported;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.interaction.InteractionIntake;
import io.heard.survey.interaction.InteractionIntake.PastInteraction;
import io.heard.survey.invitation.ImportedInvitations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores past interactions together with their answers: both or neither, and once. */
@ApplicationScoped
class HistoryImport {

    /** A row that can be stored. */
    record Past(int number, InteractionClosed interaction, Instant answeredAt, List<Answer> answers) {}

    /** What the answers are answers to. */
    record Asked(Campaign campaign, int surveyVersion, String language) {}

    private final InteractionIntake intake;
    private final ImportedInvitations invitations;
    private final Outbox outbox;

    HistoryImport(InteractionIntake intake, ImportedInvitations invitations, Outbox outbox) {
        this.intake = intake;
        this.invitations = invitations;
        this.outbox = outbox;
    }

    /**
     * One transaction for all.
     *
     * @param rows each interaction at most once
     * @return for each of them in the same order; empty when the interaction was known already, then nothing was changed
     */
    @Transactional
    List<Optional<PastInteraction>> store(List<Past> rows, Asked asked) {
        List<Optional<PastInteraction>> stored =
                intake.recordPast(rows.stream().map(Past::interaction).toList());
        List<ResponseImported> responses = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Past row = rows.get(i);
            stored.get(i).ifPresent(interaction -> responses.add(response(row, interaction, asked)));
        }
        outbox.addAll(responses);
        return stored;
    }

    private ResponseImported response(Past row, PastInteraction interaction, Asked asked) {
        Campaign campaign = asked.campaign();
        InteractionClosed context = row.interaction();
        return new ResponseImported(
                invitations.add(
                        campaign.id(),
                        interaction.id(),
                        interaction.respondentId(),
                        campaign.surveyId(),
                        asked.surveyVersion(),
                        row.answeredAt()),
                campaign.id(),
                campaign.surveyId(),
                asked.surveyVersion(),
                interaction.id(),
                interaction.respondentId(),
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                context.closedAt(),
                row.answeredAt(),
                asked.language(),
                row.answers());
    }
}
