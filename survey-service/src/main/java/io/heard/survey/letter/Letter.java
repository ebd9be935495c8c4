package io.heard.survey.letter;

import io.heard.contracts.survey.Piping;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.design.content.SurveyText;
import io.heard.survey.language.OwnLanguage;
import io.heard.survey.mail.wording.InvitationMail;
import io.heard.survey.mail.wording.Look;
import java.util.Optional;

/** Puts together what the mail of an invitation says. */
public final class Letter {

    private Letter() {}

    /**
     * @param subject instead of the campaign's, as a variant has it
     * @param text of the survey in the customer's language
     * @param step 0 for the first mail, 1 for the first reminder
     */
    public static InvitationMail write(
            Campaign campaign,
            Optional<String> subject,
            SurveyText text,
            Occasion occasion,
            Recipient to,
            int step,
            Look look) {
        Optional<String> firstName = InvitationMail.nameToGreet(to.firstName());
        return new InvitationMail(
                to.invitationId(),
                to.address(),
                firstName,
                subject.or(campaign::subject)
                        .or(text::mailSubject)
                        .map(words -> Piping.fill(words, name -> value(name, occasion, firstName))),
                text.mailIntroduction()
                        .map(words -> Piping.fillIsolated(words, name -> value(name, occasion, firstName))),
                campaign.topicName(OwnLanguage.of(text.language()).tag()),
                occasion.day(),
                text.language(),
                text.firstScore()
                        .map(question -> new InvitationMail.ScoreQuestion(
                                question.id(),
                                question.type(),
                                Piping.fill(question.text(), name -> value(name, occasion, firstName)),
                                Optional.ofNullable(question.ends())
                                        .map(ends -> new InvitationMail.ScaleEnds(ends.lowest(), ends.highest())))),
                text.questions(),
                to.surveyUrl(),
                to.optOutUrl(),
                step,
                campaign.isAnonymous(),
                new InvitationMail.Sender(campaign.id(), campaign.senderName(), campaign.replyTo()),
                look);
    }

    /** What may stand in a mail; anything else has no value. */
    private static Optional<String> value(String name, Occasion occasion, Optional<String> firstName) {
        return switch (name) {
            case Piping.FIRST_NAME -> firstName;
            case "product" -> occasion.product().map(Piping::words);
            case "touchpoint" -> Optional.of(Piping.words(occasion.touchpoint()));
            case "channel" -> occasion.channel().map(Piping::words);
            case "team" -> occasion.team();
            case "agent" -> occasion.agent();
            default -> Optional.empty();
        };
    }
}
