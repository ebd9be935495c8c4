package io.heard.survey.sending;

import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.letter.Letter;
import io.heard.survey.letter.Looks;
import io.heard.survey.letter.Occasion;
import io.heard.survey.letter.Recipient;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.wording.InvitationMail;
import io.heard.survey.respondent.Respondent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The mail of an invitation that is due. */
@ApplicationScoped
class Letters {

    private final CustomerLinks links;
    private final Looks looks;

    Letters(CustomerLinks links, Looks looks) {
        this.links = links;
        this.looks = looks;
    }

    InvitationMail letter(DueInvitation due) {
        Invitation invitation = due.invitation();
        Interaction interaction = due.interaction();
        Respondent respondent = due.respondent();
        SurveyContent survey = due.survey().content();
        return Letter.write(
                due.campaign(),
                subject(due),
                survey.in(survey.languageFor(respondent.locale())),
                new Occasion(
                        interaction.touchpoint(),
                        Optional.of(interaction.channel()),
                        Optional.of(interaction.product()),
                        interaction.team(),
                        interaction.agent(),
                        interaction.closedAt().atZone(respondent.zone()).toLocalDate()),
                new Recipient(
                        invitation.id(),
                        respondent.email().orElseThrow(),
                        respondent.firstName(),
                        surveyUrl(due),
                        links.optOut(invitation.id())),
                invitation.step(),
                looks.of(survey));
    }

    private String surveyUrl(DueInvitation due) {
        Instant expiresAt = due.invitation().expiresAt().orElseThrow();
        return due.campaign().isAnonymous()
                ? links.anonymous(due.campaign().id(), expiresAt)
                : links.survey(due.invitation().id(), expiresAt);
    }

    /** Of the way it was planned to be asked, whatever the campaign's ways are by now. */
    private static Optional<String> subject(DueInvitation due) {
        return due.invitation().variant().flatMap(due.campaign()::subjectOf);
    }
}
