package io.heard.feedback.link;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Decides what a link opens. A bad signature is refused before the store is asked anything. */
@ApplicationScoped
public class Door {

    private final LinkTokens links;
    private final Invitations invitations;
    private final Surveys surveys;
    private final Clock clock;

    Door(LinkTokens links, Invitations invitations, Surveys surveys, Clock clock) {
        this.links = links;
        this.invitations = invitations;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** @throws com.mongodb.MongoException when the store is away and the invitation is not remembered */
    public Visit open(String token) {
        return switch (links.open(Purpose.ANSWER, token)) {
            case OpenedLink.Unknown() -> preview(token);
            case OpenedLink.Expired(var _) -> new Visit.Closed();
            case OpenedLink.Valid(var invitationId) ->
                invitations.find(invitationId).map(this::visit).orElseGet(() -> missing(invitationId));
        };
    }

    /** Not here yet, or not any more because its customer was forgotten. */
    private Visit missing(UUID invitationId) {
        return invitations.isErased(invitationId) ? new Visit.Closed() : new Visit.TooEarly();
    }

    private Visit preview(String token) {
        return switch (links.open(Purpose.PREVIEW, token)) {
            case OpenedLink.Unknown() -> new Visit.Unknown();
            case OpenedLink.Expired(var _) -> new Visit.Closed();
            case OpenedLink.Valid(var surveyId) -> {
                Optional<Visit> preview = surveys.newest(surveyId).map(Visit.Preview::new);
                yield preview.orElseGet(Visit.TooEarly::new);
            }
        };
    }

    private Visit visit(Invitation invitation) {
        if (!invitation.isOpenAt(clock.instant())) {
            return new Visit.Closed();
        }
        // Surveys and invitations travel on different topics, so the invitation may be the first to arrive.
        Optional<Visit> open = surveys.find(invitation.surveyId(), invitation.surveyVersion())
                .map(survey -> new Visit.Open(invitation, survey));
        return open.orElseGet(Visit.TooEarly::new);
    }
}
