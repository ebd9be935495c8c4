package io.heard.contracts.link;

/** What the holder of a link may do. A token for one purpose opens nothing else. */
public enum Purpose {
    /** Answer the survey of the invitation, at {@code /s/{token}}. */
    ANSWER(1),
    /** Stop mails to the invited customer, at {@code /u/{token}}. */
    OPT_OUT(2),
    /**
     * See the newest published version of a survey as customers do, at {@code /s/{token}}. The id in the token is the survey's;
     * nothing that is sent there is kept.
     */
    PREVIEW(3);

    private final byte code;

    Purpose(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
