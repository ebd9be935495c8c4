package io.heard.feedback.page.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** All our own words on the pages, in English; {@code messages/words_<language>.properties} has the others. No markup. */
@MessageBundle("words")
public interface PageWords {

    @Message("Send my answers")
    String send();

    @Message("Please leave this empty")
    String leaveEmpty();

    @Message("Send now")
    String sendNow();

    @Message("optional")
    String optional();

    @Message("No answer")
    String noAnswer();

    @Message("Choose as many as you like.")
    String several();

    @Message("At most {limit} characters.")
    String limit(int limit);

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

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

    @Message("Dissatisfied")
    String csat2();

    @Message("Neither satisfied nor dissatisfied")
    String csat3();

    @Message("Satisfied")
    String csat4();

    @Message("Poor")
    String rating2();

    @Message("Fair")
    String rating3();

    @Message("Good")
    String rating4();

    @Message("{value} of {highest}")
    String outOf(int value, int highest);

    @Message("{choice}, in a few words")
    String other(String choice);

    @Message("Language")
    String language();

    @Message("Preview")
    String previewTitle();

    @Message("This is how customers see the survey. Nothing you send here is kept.")
    String preview();

    @Message("Thank you, your answers are saved")
    String savedTitle();

    @Message("If you like, tell us a little more below.")
    String saved();

    @Message("Nearly done")
    String unfinishedTitle();

    @Message("Your answers bring up one more thing. Please answer what is new below, then send again.")
    String unfinished();

    @Message("Your choice is marked below, but not sent yet.")
    String preselected();

    @Message("Send it as it is, or tell us more first.")
    String preselectedNext();

    @Message("You answered on {date}. Thank you!")
    String answered(String date);

    @Message("You can change your answers here until {date}.")
    String changeable(String date);

    @Message("Please check your answers")
    String checkTitle();

    @Message("Nothing is lost: all you wrote is still here.")
    String nothingLost();

    @Message("Please choose an answer.")
    String missingChoice();

    @Message("Please write an answer.")
    String missingText();

    @Message("Please choose from the answers shown here.")
    String notOffered();

    @Message("Please shorten this to {limit} characters. It has {length} now.")
    String tooLong(int limit, int length);

    @Message("All your texts together are longer than we can keep. Please shorten this one: it is the longest.")
    String tooLongTogether();

    @Message("This has a character in it that we cannot keep. Please type it again.")
    String unstorable();

    @Message("Something did not come from this page, so we left it out. Please check and send again.")
    String foreign();

    @Message("Already sent")
    String contradictedTitle();

    @Message("We already have different answers from this page. To replace them by what you see below, send it again.")
    String contradicted();

    @Message("We could not save your answers just now")
    String unsavedTitle();

    @Message("This is our fault, not yours. All you wrote is still here: please wait a moment and send it again.")
    String unsaved();

    @Message("Thank you!")
    String thanksTitle();

    @Message("Your answers have reached us. They help us do better.")
    String thanks();

    @Message("Change my answers")
    String change();

    @Message("You can close this page now.")
    String close();

    @Message("This link does not work")
    String unknownTitle();

    @Message("Perhaps a part of it got lost on the way. Please open it again from the mail we sent you.")
    String unknown();

    @Message("This survey is closed")
    String closedTitle();

    @Message("The time to answer has passed. Thank you for wanting to tell us.")
    String closed();

    @Message("Nearly ready")
    String tooEarlyTitle();

    @Message("Your survey is being prepared. This page opens it by itself in a few seconds.")
    String tooEarly();

    @Message(
            "Your survey is still being prepared. All you sent is kept on this page: please wait a moment and try again.")
    String tooEarlyKept();

    @Message("We are back in a moment")
    String awayTitle();

    @Message("We cannot show this page just now. That is our fault, not yours. Please try again in a minute.")
    String away();

    @Message("Try again")
    String again();

    @Message("That was too much at once")
    String tooLargeTitle();

    @Message("Please go back, shorten your text and send it again.")
    String tooLarge();

    @Message("Something went wrong")
    String failedTitle();

    @Message("Please go back and try again.")
    String failed();

    @Message("Please send it once more in a minute")
    String tooSoonTitle();

    @Message(
            "Your answers came within a minute of our mail. Programs that check mails do that too, so we ask you to send them again. Everything is still filled in.")
    String tooSoon();

    @Message("Question {number} of {count}")
    String step(String number, String count);

    @Message("Next")
    String next();

    @Message("Back")
    String back();

    @Message("Kept as you go. You can close this page and go on later, also on another device.")
    String draftKept();

    @Message("We cannot keep this for later just now. We go on trying; please leave this page open.")
    String draftUnkept();

    @Message("Sending your answers…")
    String sending();

    @Message("We do not get through just now. Your answers stay on this page, and we keep trying to send them.")
    String waiting();

    @Message("Welcome back")
    String resumedTitle();

    @Message("Here is what you filled in on {date}. It is not sent yet.")
    String resumed(String date);

    @Message("Are these your answers?")
    String unconfirmedTitle();

    @Message(
            "They came on {date}, so soon after our mail that a program may have sent them, so they do not count yet. If they are yours, please send them once more. Thank you for your patience!")
    String unconfirmed(String date);

    @Message("What happened to your feedback")
    String statusTitle();

    @Message("We received your answers on {date}. Thank you!")
    String received(String date);

    @Message("You last changed them on {date}.")
    String changed(String date);

    @Message("Something was not right for you. Somebody will look into it.")
    String caseOpen();

    @Message("Somebody has been looking into it since {date}.")
    String caseTaken(String date);

    @Message("We settled it on {date}.")
    String caseResolved(String date);

    @Message("You said, we did")
    String improved();

    @Message("Take back my answers")
    String withdraw();

    @Message("Take back your answers?")
    String withdrawalTitle();

    @Message("They will not count any more. If you change your mind, you can answer again until {date}.")
    String withdrawal(String date);

    @Message("Yes, take them back")
    String withdrawNow();

    @Message("No, leave them")
    String keepThem();

    @Message("Your answers are taken back")
    String withdrawnTitle();

    @Message("You took them back on {date}. They do not count any more.")
    String withdrawn(String date);

    @Message("Answer again")
    String answerAgain();

    @Message("Your answers stay as they are")
    String settledTitle();

    @Message("The time to change them has passed. They count as you sent them.")
    String settled();

    @Message("Please send it once more")
    String hastyTitle();

    @Message(
            "That was quicker than people read, so we ask you to send your answers again. Everything is still filled in.")
    String hasty();

    @Message(
            "It looks as if a program had filled this in. If you are a person, please wait a few seconds and send it once more. Everything is still filled in.")
    String mechanical();

    @Message(
            "It looks as if a program had pressed this. If you are a person, please wait ten seconds and press it once more.")
    String mechanicalWithdrawal();

    @Message("The next person can answer in a moment.")
    String startsOver();

    @Message("Start over")
    String startOver();

    @Message("If nothing is sent for five minutes, this page starts over for the next person.")
    String startsOverLater();

    @Message(
            "We already have an answer from this page. Send it again, and what you see below counts as another person's.")
    String somebodyElse();

    @Message("Your answers are anonymous: nobody can find out that they are yours, not even we.")
    String anonymous();
}
