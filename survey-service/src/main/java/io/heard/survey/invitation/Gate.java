package io.heard.survey.invitation;

/** One reason that can stop an invitation, in the order they are named to people. */
enum Gate {
    /** The campaign asks about interactions like this. */
    RULE,
    /** The interaction is not too old to be asked about. */
    AGE,
    /** We have an address. */
    ADDRESS,
    /** The customer, or somebody with the same address, does not want mails. */
    OPT_OUT,
    /** The interaction is part of the campaign's sample. */
    SAMPLE,
    /** Nobody has asked the customer during the quiet period, nor is about to. */
    CONTACT_CAP,
    /** The survey can still be answered; looked at when sending only. */
    EXPIRY
}
