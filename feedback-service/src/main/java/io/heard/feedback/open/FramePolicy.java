package io.heard.feedback.open;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * Lets the pages of a company show a survey in a frame: those it named and no other. All other pages of ours can be framed by
 * nobody, so the headers say so until this changes them.
 */
final class FramePolicy {

    private static final String POLICY = "Content-Security-Policy";
    private static final String NOBODY = "frame-ancestors 'none'";

    private FramePolicy() {}

    /** @param embeddedBy origins that were checked when they were set */
    static void allow(MultiMap headers, List<String> embeddedBy) {
        String policy = headers.get(POLICY);
        if (!embeddedBy.isEmpty() && policy != null) {
            headers.set(POLICY, policy.replace(NOBODY, "frame-ancestors " + String.join(" ", embeddedBy)));
            // It knows no list: browsers that go by it would show nothing.
            headers.remove("X-Frame-Options");
        }
    }
}
