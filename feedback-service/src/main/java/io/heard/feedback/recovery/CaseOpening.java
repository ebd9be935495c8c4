package io.heard.feedback.recovery;

import static java.util.stream.Collectors.toSet;

import io.heard.contracts.event.Event;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.publishing.ToldResponses;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What answers do to cases, once the others are told of them and not when an answer is stored, which thus stays one write. Hearing
 * of one again changes nothing.
 */
@ApplicationScoped
class CaseOpening implements ToldResponses {

    private static final int MOST_ATTEMPTS = 20;

    private final Cases cases;
    private final Mood mood;
    private final RecoveryConfig config;
    private final Clock clock;

    CaseOpening(Cases cases, Mood mood, RecoveryConfig config, Clock clock) {
        this.cases = cases;
        this.mood = mood;
        this.config = config;
        this.clock = clock;
    }

    /** Nearly all are the first of their invitation: before them there is no case to look for, and all are opened by one write. */
    @Override
    public void told(List<Event> events) {
        Set<UUID> known = cases.among(events.stream()
                .filter(event -> !(event instanceof ResponseRecorded response && response.revision() == 1))
                .map(event -> UUID.fromString(event.subject()))
                .collect(toSet()));
        List<Case> opened = new ArrayList<>();
        for (Event event : events) {
            switch (event) {
                case ResponseRecorded response -> {
                    boolean isKnown = known.contains(response.invitationId());
                    if (!concernsCases(response)) {
                        if (isKnown) {
                            doubted(response);
                        }
                        continue;
                    }
                    Case.Score score = mood.of(response);
                    if (isKnown) {
                        change(response.invitationId(), response.revision(), one -> heard(one, score));
                    } else {
                        toOpen(response, score).ifPresent(opened::add);
                    }
                }
                case ResponseWithdrawn response -> {
                    if (known.contains(response.invitationId())) {
                        withdrawn(response);
                    }
                }
                default -> throw new IllegalArgumentException("Not of a response: " + event.type());
            }
        }
        cases.open(opened);
    }

    /**
     * What a program seems to have answered opens nothing: nobody is unhappy. Neither does an anonymous answer: cases are seen one by
     * one, and those answers must not be.
     */
    private static boolean concernsCases(ResponseRecorded response) {
        return response.suspicion() == null && response.origin() != ResponseOrigin.ANONYMOUS;
    }

    /** Who gave one score after the other was taken for a person at the first. */
    private void doubted(ResponseRecorded response) {
        change(
                response.invitationId(),
                response.revision(),
                one -> one.answerProvisionalSince() != null || cases.doubt(one, clock.instant()));
    }

    /** The case goes on: it was opened for a reason. */
    private void withdrawn(ResponseWithdrawn response) {
        change(response.invitationId(), response.revision(), one -> switch (response.reason()) {
            case CUSTOMER ->
                response.withdrawnAt().equals(one.answerWithdrawnAt()) || cases.withdraw(one, response.withdrawnAt());
            case RETENTION -> one.isEmptied() || cases.empty(one, response.withdrawnAt());
        });
    }

    /**
     * Changes the case as it is, until nobody else did so meanwhile.
     *
     * @param change false when somebody else did
     */
    private void change(UUID id, int responseRevision, Predicate<Case> change) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<Case> known = cases.find(id);
            if (known.isEmpty()
                    || known.get().latest().responseRevision() >= responseRevision
                    || change.test(known.get())) {
                return;
            }
        }
        throw new IllegalStateException("Case " + id + " is changed again and again by others");
    }

    private Optional<Case> toOpen(ResponseRecorded response, Case.Score score) {
        Instant now = clock.instant();
        if (!score.unhappy() || response.answeredAt().isBefore(now.minus(config.oldest()))) {
            return Optional.empty();
        }
        return Optional.of(new Case(
                response.invitationId(),
                1,
                CaseState.OPEN,
                response.campaignId(),
                response.interactionId(),
                response.customerId(),
                response.touchpoint(),
                response.channel(),
                response.product(),
                response.team(),
                response.origin() == ResponseOrigin.INVITED,
                score,
                score,
                null,
                null,
                null,
                now.plus(config.timeToResolve()),
                List.of(Case.Step.opened(1, score, now)),
                0,
                now,
                null));
    }

    private boolean heard(Case known, Case.Score score) {
        boolean again = known.state() == CaseState.RESOLVED
                && score.unhappy()
                && score.answeredAt().isAfter(known.steps().getLast().at());
        if (!again) {
            return cases.hear(known, score);
        }
        Instant now = clock.instant();
        return cases.reopen(
                known, score, Case.Step.opened(known.revision() + 1, score, now), now.plus(config.timeToResolve()));
    }
}
