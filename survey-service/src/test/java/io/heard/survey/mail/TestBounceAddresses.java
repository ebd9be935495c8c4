package io.heard.survey.mail;

import java.util.Map;
import java.util.UUID;

/** Bounce addresses under a key of the tests. */
public final class TestBounceAddresses {

    private TestBounceAddresses() {}

    public static BounceAddresses create() {
        return new BounceAddresses(TestMailConfig.of(Map.of(
                "heard.mail.host", "127.0.0.1",
                "heard.mail.from", "surveys@example.org",
                "heard.mail.bounce-domain", "bounces.example.org",
                "heard.mail.bounce-key", "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMDE=")));
    }

    public static String of(UUID invitation) {
        return create().of(invitation).orElseThrow();
    }
}
