package io.heard.feedback.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a web hook can be told. Named as receivers read it. */
public enum WebHookEvent {
    RESPONSE_RECORDED("response.recorded"),
    RESPONSE_WITHDRAWN("response.withdrawn"),
    CASE_OPENED("case.opened"),
    CASE_ACKNOWLEDGED("case.acknowledged"),
    CASE_RESOLVED("case.resolved"),
    /** Made by hand, to see whether a hook works. */
    TEST("test");

    private final String type;

    WebHookEvent(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    /** Those that a hook can ask for. */
    static List<WebHookEvent> subscribable() {
        return Arrays.stream(values()).filter(event -> event != TEST).toList();
    }

    static Optional<WebHookEvent> subscribable(String type) {
        return subscribable().stream().filter(event -> event.type.equals(type)).findFirst();
    }
}
