package io.heard.survey.sending;

import io.heard.survey.design.SurveyContent;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.InvitationMail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Puts together what the mail of an invitation says. */
@ApplicationScoped
class Letters {

    private final CustomerLinks links;

    Letters(CustomerLinks links) {
        this.links = links;
    }

    InvitationMail letter(DueInvitation due) {
        Invitation invitation = due.invitation();
        SurveyContent survey = due.survey().content();
        return new InvitationMail(
                invitation.id(),
                due.respondent().email().orElseThrow(),
                due.respondent().firstName(),
                subject(due),
                due.interaction().touchpoint(),
                due.interaction().closedAt().atZone(due.respondent().zone()).toLocalDate(),
                survey.language(),
                survey.firstScore()
                        .map(question ->
                                new InvitationMail.ScoreQuestion(question.id(), question.type(), question.text())),
                links.survey(invitation.id(), invitation.expiresAt().orElseThrow()),
                links.optOut(invitation.id()),
                invitation.step(),
                new InvitationMail.Sender(
                        due.campaign().id(),
                        due.campaign().senderName(),
                        due.campaign().replyTo()));
    }

    private static Optional<String> subject(DueInvitation due) {
        return due.campaign()
                .variantOf(due.interaction().id())
                .flatMap(variant -> Optional.ofNullable(variant.subject()))
                .or(due.campaign()::subject);
    }
}
