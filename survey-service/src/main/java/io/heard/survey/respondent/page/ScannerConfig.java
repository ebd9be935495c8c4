package io.heard.survey.respondent.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a choice of programs that check mails is told from a person's: by how soon after the mail it comes. */
@ConfigMapping(prefix = "heard.scanner")
public interface ScannerConfig {

    /** What is chosen on the page this soon after a mail left is asked for once more; zero believes every choice. */
    @WithDefault("PT1M")
    Duration window();
}
