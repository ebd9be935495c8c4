package io.heard.contracts.link;

/** What the holder of a link may do. A token for one purpose opens nothing else. */
public enum Purpose {
    /**
     * Answer the survey of the invitation, at {@code /s/{token}}, and see there what became of the answer. The token expires
     * {@link LinkTokens#FOLLOW_UP} after the survey closes.
     */
    ANSWER(1),
    /** Stop mails to the invited customer, at {@code /u/{token}}. */
    OPT_OUT(2),
    /**
     * See the newest published version of a survey as customers do, at {@code /s/{token}}. The id in the token is the survey's;
     * nothing that is sent there is kept.
     */
    PREVIEW(3),
    /** Answer the open survey of a campaign, at {@code /o/{token}}. Everybody may hold it; the id in the token is the campaign's. */
    OPEN(4),
    /** Send one answer to an open survey: stands in the form, not in a link. A {@link SignedPair} of campaign and answer. */
    TICKET(5),
    /**
     * Answer a survey anonymously, at {@code /s/{token}}: a {@link SignedPair} of campaign and an id that stands nowhere else, until
     * the moment in it.
     */
    ANONYMOUS(6),
    /**
     * Say which version of a survey a page asked, beside a ticket: a {@link SignedPair} of survey and answer, with the version where
     * others have a moment.
     */
    ASKED(7),
    /**
     * Send once more what a program seems to have sent: stands in the form, not in a link. A {@link SignedPair} of the answer and
     * what was sent, with the moment at which it came.
     */
    ONCE_MORE(8);

    private final byte code;

    Purpose(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
