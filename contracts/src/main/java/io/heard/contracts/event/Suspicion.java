package io.heard.contracts.event;

/** Why an answer seems to come from a program that checks mails, and not from a person. */
public enum Suspicion {
    /** Sooner after the mail, or after the page, than people read. */
    TOO_SOON,
    /** The program says what it is. */
    KNOWN_SCANNER,
    /** It filled in a field that people do not see. */
    HONEYPOT,
    /** One score after the other, within seconds. */
    ALL_OPTIONS
}
