package io.heard.feedback.response;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers of programs that check mails are told from people's: by how soon after the mail they come. */
@ConfigMapping(prefix = "heard.scanner")
public interface ScannerConfig {

    /** An answer this soon after its mail left is a program's until a later one comes; zero believes every answer. */
    @WithDefault("PT1M")
    Duration window();

    /** How long an answer waits to hear when its mail left; after that it is believed. */
    @WithDefault("PT10M")
    Duration patience();
}
