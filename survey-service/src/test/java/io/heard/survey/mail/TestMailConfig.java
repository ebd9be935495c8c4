package io.heard.survey.mail;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Mail settings as they are read in earnest. */
final class TestMailConfig {

    private TestMailConfig() {}

    static MailConfig of(int port) {
        return of(Map.of(
                "heard.mail.host", "127.0.0.1",
                "heard.mail.port", Integer.toString(port),
                "heard.mail.from", "surveys@example.org",
                "heard.mail.start-tls", "NEVER",
                "heard.mail.reply-timeout", "PT2S"));
    }

    static MailConfig of(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(MailConfig.class)
                .withSources(new PropertiesConfigSource(new HashMap<>(properties), "test", 100))
                .build()
                .getConfigMapping(MailConfig.class);
    }
}
