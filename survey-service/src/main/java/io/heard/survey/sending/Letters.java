package io.heard.survey.sending;

import io.heard.contracts.survey.Piping;
import io.heard.survey.design.SurveyContent;
import io.heard.survey.design.SurveyText;
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
        SurveyText text = survey.in(survey.languageFor(due.respondent().locale()));
        Optional<String> firstName = InvitationMail.nameToGreet(due.respondent().firstName());
        return new InvitationMail(
                invitation.id(),
                due.respondent().email().orElseThrow(),
                firstName,
                subject(due, text).map(subject -> Piping.fill(subject, name -> value(name, due, firstName))),
                text.mailIntroduction().map(words -> Piping.fillIsolated(words, name -> value(name, due, firstName))),
                due.interaction().touchpoint(),
                due.interaction().closedAt().atZone(due.respondent().zone()).toLocalDate(),
                text.language(),
                text.firstScore()
                        .map(question -> new InvitationMail.ScoreQuestion(
                                question.id(),
                                question.type(),
                                Piping.fill(question.text(), name -> value(name, due, firstName)))),
                links.survey(invitation.id(), invitation.expiresAt().orElseThrow()),
                links.optOut(invitation.id()),
                invitation.step(),
                new InvitationMail.Sender(
                        due.campaign().id(),
                        due.campaign().senderName(),
                        due.campaign().replyTo()));
    }

    private static Optional<String> subject(DueInvitation due, SurveyText text) {
        return due.campaign()
                .variantOf(due.interaction().id())
                .flatMap(variant -> Optional.ofNullable(variant.subject()))
                .or(due.campaign()::subject)
                .or(text::mailSubject);
    }

    /** What may stand in a mail; anything else has no value. */
    private static Optional<String> value(String name, DueInvitation due, Optional<String> firstName) {
        return switch (name) {
            case Piping.FIRST_NAME -> firstName;
            case "product" -> Optional.of(Piping.words(due.interaction().product()));
            case "touchpoint" -> Optional.of(Piping.words(due.interaction().touchpoint()));
            case "channel" -> Optional.of(Piping.words(due.interaction().channel()));
            case "team" -> due.interaction().team().map(Piping::words);
            case "agent" -> due.interaction().agent();
            default -> Optional.empty();
        };
    }
}
