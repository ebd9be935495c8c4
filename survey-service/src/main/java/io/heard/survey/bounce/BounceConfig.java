package io.heard.survey.bounce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How we learn what became of mails that the mail server took. */
@ConfigMapping(prefix = "heard.bounce")
public interface BounceConfig {

    /** Secret of each mail service that calls our hook, by the name in its address; at least 32 characters. */
    Map<String, String> hookSecrets();

    /** How old or how far ahead the time in a hook's signature may be. */
    @WithDefault("PT5M")
    Duration hookWindow();

    /** So many passing failures of one address within {@link #softWindow()} count like one for good. */
    @WithDefault("5")
    int softLimit();

    /** After this time a passing failure is forgotten. */
    @WithDefault("P30D")
    Duration softWindow();

    Mailbox mailbox();

    /** Where reports are fetched from by IMAP; off without a host. */
    interface Mailbox {

        Optional<String> host();

        @WithDefault("993")
        int port();

        /** Off for a server on this machine only. */
        @WithDefault("true")
        boolean tls();

        Optional<String> username();

        Optional<String> password();

        @WithDefault("INBOX")
        String folder();

        @WithDefault("PT1M")
        Duration pollInterval();
    }
}
