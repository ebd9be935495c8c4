package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.InteractionRecorded;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.respondent.ReportedCustomer;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Respondents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Stores an interaction, once, together with everything that follows from it. */
@ApplicationScoped
class InteractionIntake {

    /** @param isNew false when it was known already; then nothing was changed */
    record Outcome(InteractionView interaction, boolean isNew) {}

    private final Interactions interactions;
    private final Respondents respondents;
    private final Outbox outbox;
    private final Event<InteractionStored> stored;
    private final Clock clock;

    InteractionIntake(
            Interactions interactions,
            Respondents respondents,
            Outbox outbox,
            Event<InteractionStored> stored,
            Clock clock) {
        this.interactions = interactions;
        this.respondents = respondents;
        this.outbox = outbox;
        this.stored = stored;
        this.clock = clock;
    }

    /** One transaction of its own, or part of the caller's. */
    @Transactional
    Outcome record(InteractionClosed context) {
        Optional<Interaction> known = interactions.find(context.source(), context.interactionId());
        if (known.isPresent()) {
            return new Outcome(known.get().view(), false);
        }
        InteractionClosed.Customer customer = context.customer();
        Respondent respondent = respondents.remember(new ReportedCustomer(
                customer.id(), customer.email(), customer.firstName(), customer.locale(), customer.timeZone()));
        Instant now = clock.instant();
        Optional<UUID> id = interactions.add(respondent.id(), context, now);
        if (id.isEmpty()) {
            return new Outcome(
                    interactions
                            .find(context.source(), context.interactionId())
                            .orElseThrow()
                            .view(),
                    false);
        }
        outbox.add(new InteractionRecorded(
                id.get(),
                respondent.id(),
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                context.agent(),
                context.openedAt(),
                context.firstRespondedAt(),
                context.closedAt()));
        stored.fire(new InteractionStored(id.get(), respondent, context, now));
        return new Outcome(InteractionView.of(id.get(), respondent.id(), context, now), true);
    }
}
