package io.heard.survey.interaction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.InteractionRecorded;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.interaction.Interactions.Reported;
import io.heard.survey.interaction.Interactions.SourceKey;
import io.heard.survey.respondent.ReportedCustomer;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Respondents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Stores interactions, each once, together with everything that follows from them. */
@ApplicationScoped
public class InteractionIntake {

    /** @param isNew false when it was known already; then nothing was changed */
    public record Outcome(InteractionView interaction, boolean isNew) {}

    /** At a time: large enough to be fast, small enough to hold up nobody who reports about the same customers. */
    public static final int GROUP = 200;

    private final Interactions interactions;
    private final Respondents respondents;
    private final Outbox outbox;
    private final Event<InteractionsStored> stored;
    private final Clock clock;

    InteractionIntake(
            Interactions interactions,
            Respondents respondents,
            Outbox outbox,
            Event<InteractionsStored> stored,
            Clock clock) {
        this.interactions = interactions;
        this.respondents = respondents;
        this.outbox = outbox;
        this.stored = stored;
        this.clock = clock;
    }

    /** One transaction of its own, or part of the caller's. */
    @Transactional
    public Outcome record(InteractionClosed context) {
        return record(List.of(context)).getFirst();
    }

    /**
     * All of them in one transaction, which is much faster than one each. Reported twice in the list, an interaction counts once.
     *
     * @return in the same order
     */
    @Transactional
    public List<Outcome> record(List<InteractionClosed> contexts) {
        Map<SourceKey, InteractionClosed> fresh = new LinkedHashMap<>();
        contexts.forEach(context -> fresh.putIfAbsent(SourceKey.of(context), context));
        Map<SourceKey, Interaction> known = interactions.known(fresh.keySet());
        fresh.keySet().removeAll(known.keySet());
        Instant now = clock.instant();
        Map<SourceKey, InteractionView> added = fresh.isEmpty() ? Map.of() : add(fresh.values(), now, false);
        List<SourceKey> overtaken =
                fresh.keySet().stream().filter(key -> !added.containsKey(key)).toList();
        Map<SourceKey, Interaction> others = overtaken.isEmpty() ? Map.of() : interactions.known(overtaken);
        List<Outcome> outcomes = new ArrayList<>();
        Set<SourceKey> seen = new HashSet<>();
        for (InteractionClosed context : contexts) {
            SourceKey key = SourceKey.of(context);
            InteractionView view = added.get(key);
            outcomes.add(
                    view != null
                            ? new Outcome(view, seen.add(key))
                            : new Outcome(
                                    known.getOrDefault(key, others.get(key)).view(), false));
        }
        return outcomes;
    }

    /** One that was stored, with our ids. */
    public record PastInteraction(UUID id, UUID respondentId) {}

    /**
     * Stores interactions of the past, in the caller's transaction: nobody is asked about them.
     *
     * @param contexts each interaction at most once
     * @return for each of them in the same order; empty when it was known already
     */
    @Transactional(MANDATORY)
    public List<Optional<PastInteraction>> recordPast(List<InteractionClosed> contexts) {
        Map<SourceKey, Interaction> known =
                interactions.known(contexts.stream().map(SourceKey::of).toList());
        List<InteractionClosed> fresh = contexts.stream()
                .filter(context -> !known.containsKey(SourceKey.of(context)))
                .toList();
        Map<SourceKey, InteractionView> added = fresh.isEmpty() ? Map.of() : add(fresh, clock.instant(), true);
        return contexts.stream()
                .map(context -> Optional.ofNullable(added.get(SourceKey.of(context)))
                        .map(view -> new PastInteraction(view.id(), view.customerId())))
                .toList();
    }

    private Map<SourceKey, InteractionView> add(Collection<InteractionClosed> reported, Instant now, boolean past) {
        List<ReportedCustomer> customers =
                reported.stream().map(InteractionIntake::customer).toList();
        Map<String, Respondent> respondents =
                past ? this.respondents.rememberPast(customers) : this.respondents.remember(customers);
        List<InteractionClosed> contexts = reported.stream()
                .map(context ->
                        respondents.get(context.customer().id()).isForgotten() ? withoutTraces(context) : context)
                .toList();
        Map<SourceKey, UUID> ids = interactions.add(
                contexts.stream()
                        .map(context -> new Reported(
                                context,
                                respondents.get(context.customer().id()).id()))
                        .toList(),
                now);
        Map<SourceKey, InteractionView> views = new HashMap<>();
        List<InteractionRecorded> events = new ArrayList<>();
        List<InteractionStored> items = new ArrayList<>();
        for (InteractionClosed context : contexts) {
            UUID id = ids.get(SourceKey.of(context));
            if (id != null) {
                Respondent respondent = respondents.get(context.customer().id());
                views.put(SourceKey.of(context), InteractionView.of(id, respondent.id(), context, now));
                events.add(recorded(id, respondent.id(), context));
                items.add(new InteractionStored(id, respondent, context, now));
            }
        }
        outbox.addAll(events);
        if (!past) {
            stored.fire(new InteractionsStored(items));
        }
        return views;
    }

    /** Of a contact with somebody who asked to be forgotten, what counts stays and what tells who it was does not. */
    private static InteractionClosed withoutTraces(InteractionClosed context) {
        return new InteractionClosed(
                context.source(),
                context.interactionId(),
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                null,
                context.openedAt(),
                context.firstRespondedAt(),
                context.closedAt(),
                context.customer(),
                Map.of());
    }

    private static ReportedCustomer customer(InteractionClosed context) {
        InteractionClosed.Customer customer = context.customer();
        return new ReportedCustomer(
                customer.id(), customer.email(), customer.firstName(), customer.locale(), customer.timeZone());
    }

    private static InteractionRecorded recorded(UUID id, UUID respondentId, InteractionClosed context) {
        return new InteractionRecorded(
                id,
                respondentId,
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                context.agent(),
                context.openedAt(),
                context.firstRespondedAt(),
                context.closedAt());
    }
}
