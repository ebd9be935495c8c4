package io.heard.feedback.webhook.sending;

/** An address that no request goes to. The message is for the hook's author: it says which rule is broken. */
public final class HookAddressException extends Exception {

    private final boolean passing;

    HookAddressException(String rule) {
        this(rule, false);
    }

    HookAddressException(String rule, boolean passing) {
        super(rule);
        this.passing = passing;
    }

    /** Whether it may be better in a while: a name that is not found now. */
    public boolean isPassing() {
        return passing;
    }
}
