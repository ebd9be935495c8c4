package io.heard.survey.preview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/**
 * Who may get test mails.
 *
 * <ul>
 *   <li>{@code heard.test-mail.domains}: mail domains of the company's own people, such as {@code example.com}; when left out, the
 *       domain of {@code heard.mail.from}. Callers may always write to the address in their own access token.
 *   <li>{@code heard.test-mail.per-hour}: of one campaign, and of one caller.
 * </ul>
 */
@ConfigMapping(prefix = "heard.test-mail")
public interface TestMailConfig {

    Optional<Set<String>> domains();

    @WithDefault("20")
    int perHour();
}
