package io.heard.feedback.page;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.survey.Piping;
import io.heard.feedback.draft.Draft;
import io.heard.feedback.draft.Drafts;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Credibility;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Visitor;
import io.heard.feedback.survey.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what is filled in and not sent yet, and says which questions it leads to. */
@ApplicationScoped
class Autosave {

    private final Drafts drafts;
    private final Responses responses;
    private final Credibility credibility;
    private final Pages pages;
    private final Clock clock;

    Autosave(Drafts drafts, Responses responses, Credibility credibility, Pages pages, Clock clock) {
        this.drafts = drafts;
        this.responses = responses;
        this.credibility = credibility;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Empty for what our script does not send.
     *
     * @throws com.mongodb.MongoException when the store is away
     */
    Optional<DraftView> keep(Opened opened, PostedForm form, Visitor visitor) {
        Map<String, List<String>> filledIn = form.filledIn();
        Sheet sheet = SheetReader.read(opened.survey(), opened.context(), filledIn);
        if (sheet.foreign()
                || !form.readable()
                || form.submissionId().isEmpty()
                || form.draftSequence().isEmpty()) {
            return Optional.empty();
        }
        long sequence = form.draftSequence().getAsLong();
        long newest = opened.invitation()
                .map(invitation -> keep(invitation, visitor, form.submissionId().orElseThrow(), sequence, filledIn))
                .orElse(0L);
        return Optional.of(new DraftView(
                sheet.shown(),
                newest,
                newest == sequence,
                isOtherwiseThan(form, opened.survey(), sheet) ? pages.questions(opened, form, sheet) : null));
    }

    /** The draft of somebody who closed the page before sending it, or who is at it on another device. */
    Optional<Draft> unsent(Invitation invitation, Optional<Response> answered) {
        return drafts.find(invitation.id())
                .filter(draft -> answered.stream()
                        .noneMatch(response -> response.holds(draft.submissionId())
                                || latest(response).isAfter(draft.savedAt())));
    }

    private static Instant latest(Response response) {
        Instant withdrawnAt = response.withdrawnAt();
        return withdrawnAt == null ? response.answeredAt() : withdrawnAt;
    }

    private long keep(
            Invitation invitation,
            Visitor visitor,
            UUID submissionId,
            long sequence,
            Map<String, List<String>> filledIn) {
        Instant now = clock.instant();
        if (invitation.answerOrigin() == ResponseOrigin.ANONYMOUS) {
            // It would be kept with the moment at which somebody filled it in.
            return 0;
        }
        if (credibility.of(invitation.id(), now, visitor) instanceof Credence.Suspected) {
            // Programs that check mails tick boxes too, and what they ticked must not be what the customer finds.
            return 0;
        }
        long newest =
                drafts.keep(Draft.of(invitation.id(), submissionId, sequence, now, invitation.expiresAt(), filledIn));
        // The page may have been sent while this was on its way. After writing: of two at the same time one sees the
        // other.
        if (responses
                .find(invitation.id())
                .filter(response -> response.holds(submissionId))
                .isPresent()) {
            drafts.remove(invitation.id());
        }
        return newest;
    }

    /** Whether the page does not have these questions in these words. */
    private static boolean isOtherwiseThan(PostedForm form, Survey survey, Sheet sheet) {
        return !String.join(" ", sheet.shown()).equals(String.join(" ", form.askedQuestions()))
                || survey.questions().stream()
                        .filter(question -> sheet.shown().contains(question.id()))
                        .flatMap(question -> Piping.places(question.text()).stream())
                        .anyMatch(place -> place.question().isPresent());
    }
}
