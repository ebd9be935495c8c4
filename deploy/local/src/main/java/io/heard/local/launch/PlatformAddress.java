package io.heard.local.launch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * Where a running platform is reached; also kept in {@code run/platform.json} of its home while all of it is ready.
 *
 * @param launcherPid process that looks after the platform
 * @param gateway the public door, without a slash at the end
 * @param mailbox the mailbox page and its JSON
 * @param smtpPort on 127.0.0.1
 * @param kafka bootstrap servers
 * @param keycloak Keycloak itself, past the gateway, with its relative path {@code /auth}
 * @param postgresPort on 127.0.0.1; the passwords are in {@link Secrets}
 * @param mongodbUri connection string
 * @param documentStore {@code mongod} or {@code embedded}
 * @param management base address of each service's health and metrics, by service name; empty when only the infrastructure runs
 * @param clientSecrets of the three machine clients, by client id
 */
public record PlatformAddress(
        long launcherPid,
        URI gateway,
        URI mailbox,
        int smtpPort,
        String kafka,
        URI keycloak,
        int postgresPort,
        String mongodbUri,
        String documentStore,
        Map<String, URI> management,
        Map<String, String> clientSecrets) {

    private static final String FILE = "platform.json";
    private static final JsonMapper JSON = new JsonMapper();

    /** The platform of this home. Fails with one line for the user when it does not run. */
    public static PlatformAddress read(Path home) {
        return read(Home.at(home));
    }

    /** The platform of this home. Fails with one line for the user when it does not run. */
    public static PlatformAddress read(Home home) {
        return find(home)
                .orElseThrow(() -> new StartFailure("Heard is not running here; start it with ./heard up --detach"));
    }

    /** The platform of this home, when all of it is ready. */
    public static Optional<PlatformAddress> find(Home home) {
        try {
            Path file = home.run().resolve(FILE);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            PlatformAddress address = JSON.readValue(Files.readAllBytes(file), PlatformAddress.class);
            // A launcher that was killed leaves its file behind.
            return Optional.of(address)
                    .filter(found -> ProcessHandle.of(found.launcherPid())
                            .filter(ProcessHandle::isAlive)
                            .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the address of the platform in " + home.directory(), e);
        }
    }

    /** A machine client's or person's token comes from here. */
    public URI tokenEndpoint() {
        return URI.create(gateway + "/auth/realms/heard/protocol/openid-connect/token");
    }

    void write(Home home) throws IOException {
        Path unfinished = home.run().resolve(FILE + ".unfinished");
        Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(unfinished, home.run().resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    static void forget(Home home) throws IOException {
        Files.deleteIfExists(home.run().resolve(FILE));
    }
}
