package io.heard.survey.respondent.trace;

import java.util.UUID;

/** Whether a mail is at the mail server this very moment. {@code sending} knows. */
public interface MailsUnderWay {

    /**
     * Waits, not for long, until no mail to this customer, or to anybody with the same address, is under way. Call it after the
     * wish has been committed: from then on none begins.
     *
     * @return false when one was still under way at the end
     */
    boolean awaitEnd(UUID respondentId);
}
