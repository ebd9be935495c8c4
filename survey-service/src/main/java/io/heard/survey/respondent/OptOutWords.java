package io.heard.survey.respondent;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the opt-out pages in English; {@code messages/optOut_<language>.properties} has the others. No markup. */
@MessageBundle("optOut")
interface OptOutWords {

    @Message("Stop these mails?")
    String questionTitle();

    @Message(
            "You will get no more questions from us by mail. Your contract, orders and other messages are not affected.")
    String question();

    @Message("Changed your mind? Then simply close this page, nothing has happened yet.")
    String questionNote();

    @Message("Yes, stop the mails")
    String button();

    @Message("Done")
    String doneTitle();

    @Message("We will not send you questions by mail any more.")
    String done();

    @Message("A mail that left us a moment ago may still arrive. You can close this page.")
    String doneNote();

    @Message("This link is too old")
    String expiredTitle();

    @Message(
            "For your safety our links work for a limited time. The link at the end of our latest mail to you still works.")
    String expired();

    @Message("We do not know this link")
    String unknownTitle();

    @Message("Perhaps it was cut off on its way. Please open it from the mail once more, or copy all of it.")
    String unknown();

    @Message("Not done yet")
    String awayTitle();

    @Message("We could not keep your wish just now. That is our fault, not yours.")
    String away();

    @Message("Please wait a moment and press the button once more.")
    String awayNote();

    @Message("Something went wrong")
    String failedTitle();

    @Message("Please open the link from our mail once more.")
    String failed();
}
