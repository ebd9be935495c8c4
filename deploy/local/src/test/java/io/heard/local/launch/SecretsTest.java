package io.heard.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.local.supervision.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void areMadeUpOnceAndThenStay() throws Exception {
        String first = Secrets.of(Home.at(folder)).databasePassword("survey");

        assertThat(Secrets.of(Home.at(folder)).databasePassword("survey")).isEqualTo(first);
        assertThat(Secrets.of(Home.at(folder)).databasePassword("insights")).isNotEqualTo(first);
    }

    @Test
    void areReadableToTheirUserOnly() throws Exception {
        Secrets.of(Home.at(folder)).sessionSecret();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theLinkKeyIs32BytesAndTheOthersAreLongEnoughToEncryptSessions() throws Exception {
        Secrets secrets = Secrets.of(Home.at(folder));

        assertThat(Base64.getDecoder().decode(secrets.linkKey())).hasSize(32);
        assertThat(secrets.sessionSecret()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(secrets.stateSecret()).hasSizeGreaterThanOrEqualTo(32);
    }
}
