package io.heard.survey.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The mail server of the feature tests; {@link SentMails} reads what it took. */
public class MailServerResource implements QuarkusTestResourceLifecycleManager {

    /** Names the folder of the mails. Not a static field: this class and the tests may be loaded by different class loaders. */
    static final String FOLDER = "heard.test.mails";

    private ScriptedMailServer server;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("heard-test-mails-");
            System.setProperty(FOLDER, folder.toString());
            server = ScriptedMailServer.start(folder);
            return Map.of("heard.mail.port", Integer.toString(server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
