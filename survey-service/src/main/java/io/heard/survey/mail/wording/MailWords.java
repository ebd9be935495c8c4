package io.heard.survey.mail.wording;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Our own words in a mail, in English; {@code messages/mail_<language>.properties} has the others. No markup. The ends of the
 * scales are called what the page behind the mail calls them (feedback-service, {@code PageWords}).
 */
@MessageBundle("mail")
interface MailWords {

    @Message("How did we do?")
    String subject();

    @Message("{topic}: how did we do?")
    String subjectAbout(String topic);

    @Message("Hello,")
    String greeting();

    @Message("Hello {name},")
    String greetingTo(String name);

    @Message("You were in touch with us on {day}. We would like to know how it went.")
    String opening(String day);

    @Message("A friendly reminder: {subject}")
    String reminderSubject(String subject);

    @Message("Some days ago we asked you how it went on {day}. Your view would still help us.")
    String reminderOpening(String day);

    @Message("It takes about a minute.")
    String effort();

    @Message("Your answers are anonymous: nobody can find out that they are yours, not even we.")
    String anonymous();

    @Message("Tell us how it went.")
    String preview();

    @Message(
            "Your choice opens a page where it is already marked. You can change it there; it counts once you send it.")
    String choice();

    @Message("All questions on one page")
    String all();

    @Message("Thank you!")
    String thanks();

    @Message("You get this mail because you were recently in touch with us.")
    String reason();

    @Message("Subject: {topic}.")
    String topic(String topic);

    @Message("No more questions from us, please")
    String optOut();

    @Message("{value} of {highest}")
    String outOf(int value, int highest);

    @Message("d MMMM yyyy")
    String dayPattern();

    @Message("Not at all likely")
    String npsLowest();

    @Message("Extremely likely")
    String npsHighest();

    @Message("Very dissatisfied")
    String csatLowest();

    @Message("Very satisfied")
    String csatHighest();

    @Message("Strongly disagree")
    String cesLowest();

    @Message("Strongly agree")
    String cesHighest();

    @Message("Very poor")
    String ratingLowest();

    @Message("Excellent")
    String ratingHighest();
}
