package io.heard.survey.invitation.policy;

/** One reason that can stop an invitation, in the order they are named to people. */
public enum Gate {
    /** The campaign asks about interactions like this. */
    RULE,
    /** The campaign has started, and does not end before its mail could arrive. */
    PERIOD,
    /** The interaction is not too old to be asked about. */
    AGE,
    /** We have an address. */
    ADDRESS,
    /** The address takes our mails. */
    SUPPRESSED,
    /** The customer, or somebody with the same address, wants mails, and mails about this topic. */
    OPT_OUT,
    /** The interaction is part of the campaign's sample. */
    SAMPLE,
    /** Nobody has answered yet; looked at when sending only. */
    ANSWERED,
    /** The interaction ended for good; looked at when sending only. */
    REOPENED,
    /** The customer may be asked again, whoever asked last. */
    CONTACT_CAP,
    /** It is a time at which the customer may get mails; looked at when sending only. */
    SEND_TIME,
    /** The campaign has mails left today; looked at when sending only. */
    BUDGET,
    /** The survey can still be answered; looked at when sending only. */
    EXPIRY
}
