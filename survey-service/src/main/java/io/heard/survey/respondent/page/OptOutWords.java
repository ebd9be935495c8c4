package io.heard.survey.respondent.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the opt-out pages in English; {@code messages/optOut_<language>.properties} has the others. No markup. */
@MessageBundle("optOut")
interface OptOutWords {

    @Message("Your wishes about our mails")
    String wishesTitle();

    @Message("We ask you by mail how things went with us. Here you decide what about, and how often.")
    String wishesText();

    @Message("What may we ask you about?")
    String topics();

    @Message("Other things")
    String otherTopics();

    @Message("How often at most?")
    String often();

    @Message("As it comes")
    String oftenAny();

    @Message("At most once a month")
    String oftenMonth();

    @Message("At most once in half a year")
    String oftenHalfYear();

    @Message("Which language do you prefer?")
    String languages();

    @Message("As before")
    String languageAny();

    @Message("Save my wishes")
    String save();

    @Message("Your wishes are saved.")
    String saved();

    @Message("No more mails?")
    String stopTitle();

    @Message("You can stop all of these mails. Your contract, orders and other messages are not affected.")
    String stopText();

    @Message("Stop all mails")
    String stop();

    @Message("Stop these mails?")
    String questionTitle();

    @Message(
            "You will get no more questions from us by mail. Your contract, orders and other messages are not affected.")
    String question();

    @Message("These are the mails about: {topics}.")
    String about(String topics);

    @Message("Yes, I want no more of these mails")
    String sure();

    @Message("Please tick the box first. Then press the button once more.")
    String unanswered();

    @Message("Please check")
    String complaintTitle();

    @Message("Changed your mind? Then simply close this page, nothing has happened yet.")
    String questionNote();

    @Message("Stop the mails")
    String button();

    @Message("Mails are stopped")
    String stoppedTitle();

    @Message("We send you no questions by mail.")
    String stopped();

    @Message("Done. A mail that left us a moment ago may still arrive.")
    String done();

    @Message("Our staff stopped the mails for you. Please contact us if you would like to be asked again.")
    String stoppedByStaff();

    @Message("Ask me again")
    String resume();

    @Message("Yes, you may ask me again")
    String resumeSure();

    @Message("Done. We may ask you by mail again.")
    String resumed();

    @Message("At present no mails go out to your address. Please contact us if you would like to get them again.")
    String suppressed();

    @Message("This link is too old")
    String expiredTitle();

    @Message(
            "For your safety our links work for a limited time. The link at the end of our latest mail to you still works.")
    String expired();

    @Message("We do not know this link")
    String unknownTitle();

    @Message("Perhaps it was cut off on its way. Please open it from the mail once more, or copy all of it.")
    String unknown();

    @Message("Please come back in a moment")
    String closedTitle();

    @Message("We cannot show this page just now. That is our fault, not yours. Please load it again in a moment.")
    String closed();

    @Message("Not done yet")
    String awayTitle();

    @Message("We could not keep your wish just now. That is our fault, not yours.")
    String away();

    @Message("Please wait a moment and press the button once more.")
    String awayNote();

    @Message(
            "Our mail left only a moment ago, and programs that check mails press buttons too. So nothing has changed yet. "
                    + "Your choice is kept on this page.")
    String soon();

    @Message(
            "Please wait a minute and press the button once more: then it counts. The unsubscribe button of your mail program "
                    + "counts at once.")
    String soonNote();

    @Message("Try again")
    String again();

    @Message("Something went wrong")
    String failedTitle();

    @Message("Please open the link from our mail once more.")
    String failed();
}
