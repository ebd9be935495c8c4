package io.heard.survey.respondent;

/** Who said that all mails are to stop. */
public enum OptedOutBy {
    /** The customer, by the link of a mail; the same link takes it back. */
    CUSTOMER,
    /** Our staff, for the customer; only they take it back. */
    ADMINISTRATOR
}
