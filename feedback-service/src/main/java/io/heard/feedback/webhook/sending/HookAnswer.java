package io.heard.feedback.webhook.sending;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request.
 *
 * @param status of the answer; null when there was none
 * @param problem why there was none; null when there was one
 * @param body how the answer begins
 * @param retryAfter how long the receiver wants to be left alone
 */
public record HookAnswer(
        @Nullable Integer status,
        @Nullable Problem problem,
        @Nullable String body,
        Optional<Duration> retryAfter) {

    /** Why a request got no answer. */
    public enum Problem {
        /** Nobody knows the host. */
        HOST_UNKNOWN,
        /** The host leads to an address that nothing is sent to. */
        ADDRESS_REFUSED,
        /** Nobody there, or it hung up. */
        NO_CONNECTION,
        /** Its certificate is not valid for its name. */
        NOT_TRUSTED,
        /** It took too long. */
        TIMEOUT
    }

    static HookAnswer none(Problem problem) {
        return new HookAnswer(null, problem, null, Optional.empty());
    }

    public boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver will never want anything again. */
    public boolean isGone() {
        return status != null && status == 410;
    }
}
