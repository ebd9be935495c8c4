package io.heard.local.launch;

import io.heard.local.supervision.Home;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The passwords and keys of one local platform: made up at its first start, the same ever after, readable to its user only. */
public final class Secrets {

    /** The machine clients' secrets are public: they open a platform on the loopback address, and examples use them. */
    public static final Map<String, String> MACHINE_CLIENTS = Map.of(
            "company-systems", "company-systems-local-secret",
            "campaign-desk", "campaign-desk-local-secret",
            "reports", "reports-local-secret");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** Reads the home's secrets; the first call for a home finds none and starts with an empty set. */
    public static Secrets of(Home home) throws IOException {
        Secrets secrets = new Secrets(home.directory().resolve("secrets.properties"));
        if (Files.exists(secrets.file)) {
            try (Reader reader = Files.newBufferedReader(secrets.file)) {
                secrets.values.load(reader);
            }
        }
        return secrets;
    }

    public String postgresPassword() throws IOException {
        return text("postgres.password");
    }

    /** Of the database user of that name: survey, insights or keycloak. */
    public String databasePassword(String user) throws IOException {
        return text("database." + user + ".password");
    }

    /** Key 1 of the survey links: 32 bytes in base64. */
    public String linkKey() throws IOException {
        return keep("link.key.1", Base64.getEncoder().encodeToString(random()));
    }

    /** By which survey-service recognises those it has forgotten: 32 bytes in base64. */
    public String forgettingKey() throws IOException {
        return keep("respondent.forgetting-key", Base64.getEncoder().encodeToString(random()));
    }

    public String gatewayClientSecret() throws IOException {
        return text("gateway.client-secret");
    }

    public String sessionSecret() throws IOException {
        return text("gateway.session-secret");
    }

    public String stateSecret() throws IOException {
        return text("gateway.state-secret");
    }

    public String keycloakAdminPassword() throws IOException {
        return text("keycloak.admin.password");
    }

    private String text(String name) throws IOException {
        return keep(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
    }

    private synchronized String keep(String name, String candidate) throws IOException {
        Optional<String> known = Optional.ofNullable(values.getProperty(name));
        if (known.isPresent()) {
            return known.get();
        }
        values.setProperty(name, candidate);
        StringWriter text = new StringWriter();
        values.store(text, "Secrets of this local platform. Whoever reads them may read its data.");
        Path folder = Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(
                folder,
                "secrets",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, text.toString());
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return candidate;
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
