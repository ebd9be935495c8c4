package io.heard.feedback.recovery;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What answers do to cases. Hearing of one again changes nothing. */
@ApplicationScoped
class CaseOpening {

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

    /**
     * What a program seems to have answered opens nothing: nobody is unhappy. Neither does an anonymous answer: cases are seen one by
     * one, and those answers must not be.
     */
    void answered(ResponseRecorded response) {
        if (response.suspicion() != null || response.origin() == ResponseOrigin.ANONYMOUS) {
            return;
        }
        Case.Score score = mood.of(response);
        if (response.revision() == 1 && opened(response, score)) {
            return; // Nearly all are the first of their invitation, and before it there is no case to look for.
        }
        insist(
                response.invitationId(),
                response.revision(),
                known -> heard(known, score),
                () -> opened(response, score));
    }

    /** The case goes on: it was opened for a reason. */
    void withdrawn(ResponseWithdrawn response) {
        insist(
                response.invitationId(),
                response.revision(),
                known -> switch (response.reason()) {
                    case CUSTOMER -> cases.withdraw(known, response.withdrawnAt());
                    case RETENTION -> cases.empty(known, response.withdrawnAt());
                },
                () -> true);
    }

    /** Changes the case as it is, or makes it, until nobody else did so meanwhile. */
    private void insist(UUID id, int responseRevision, Predicate<Case> change, BooleanSupplier make) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            var known = cases.find(id);
            boolean done = known.isEmpty()
                    ? make.getAsBoolean()
                    : known.get().latest().responseRevision() >= responseRevision || change.test(known.get());
            if (done) {
                return;
            }
        }
        throw new IllegalStateException("Case " + id + " is changed again and again by others");
    }

    private boolean opened(ResponseRecorded response, Case.Score score) {
        Instant now = clock.instant();
        if (!score.unhappy() || response.answeredAt().isBefore(now.minus(config.oldest()))) {
            return true;
        }
        return cases.open(new Case(
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
