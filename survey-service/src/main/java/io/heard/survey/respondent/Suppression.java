package io.heard.survey.respondent;

/** Why an address gets no mail although nobody opted it out. */
public enum Suppression {
    /** Its mail server said for good that it takes no mail. */
    BOUNCED,
    /** Its owner marked a mail of ours as unwanted. Outranks a bounce: an address that works again still does not want us. */
    COMPLAINED
}
