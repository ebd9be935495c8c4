package io.heard.local.launch;

import io.heard.local.kafka.KafkaBroker;
import io.heard.local.kafka.TopicPlan;
import io.heard.local.keycloak.KeycloakServer;
import io.heard.local.postgres.PostgresServer;
import io.heard.local.supervision.ChildCommand;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.Part;
import io.heard.local.supervision.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Puts the parts together: what each needs to know of the others, what waits for what, what stops before what. */
final class PlatformParts {

    private static final int SERVICES_STOP = 1;
    private static final int IDENTITY_AND_MAIL_STOP = 2;
    private static final int BROKER_STOPS = 3;
    private static final int DOCUMENTS_STOP = 4;
    private static final int POSTGRES_STOPS = 5;

    /** Requests leave nothing behind: the more of them fit into the young part, the fewer are ever copied. */
    private static final List<String> USUAL_HEAP =
            List.of("-Xms80m", "-Xmx192m", "-Xmn48m", "-XX:MaxDirectMemorySize=64m");

    /** Embeddings live outside the heap, and ONNX Runtime takes its memory past the JVM's limits. */
    private static final List<String> MINING_HEAP = List.of("-Xms64m", "-Xmx320m", "-XX:MaxDirectMemorySize=192m");

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Documents documents;
    private final KafkaBroker kafka;
    private final Map<String, String> surveySettings;
    private final Consumer<String> report;

    PlatformParts(Home home, PlatformOptions options, Consumer<String> report) throws IOException {
        this.home = home;
        this.ports = new Ports(options.portOffset());
        this.secrets = Secrets.of(home);
        this.documents = Documents.choose(home, ports.documents(), options.fetchMongod(), DOCUMENTS_STOP);
        this.kafka = new KafkaBroker(home, ports.kafka(), ports.kafkaController());
        this.surveySettings = options.surveySettings();
        this.report = report;
    }

    Documents documents() {
        return documents;
    }

    /** Everything that is not ours: databases, broker, identity, mail. */
    List<Part> infrastructure() throws IOException {
        List<Part> parts = new ArrayList<>();
        parts.add(postgres());
        TopicPlan plan = TopicPlan.read(home.repository().resolve("deploy/kafka/topics.yaml"));
        parts.add(kafka.part(plan, BROKER_STOPS));
        documents.part().ifPresent(parts::add);
        parts.add(mailbox());
        parts.add(keycloak().part(IDENTITY_AND_MAIL_STOP).afterReady("postgres"));
        return parts;
    }

    List<Part> services() throws IOException {
        List<String> forFeedback = new ArrayList<>(List.of("kafka"));
        documents.part().ifPresent(part -> forFeedback.add(part.name()));
        return List.of(
                service("survey-service", ports.survey(), USUAL_HEAP, surveyEnvironment())
                        .afterReady("postgres", "kafka"),
                service("feedback-service", ports.feedback(), USUAL_HEAP, feedbackEnvironment())
                        .afterReady(forFeedback.toArray(String[]::new)),
                service("insights-service", ports.insights(), MINING_HEAP, database("insights"))
                        .afterReady("postgres", "kafka"),
                service("gateway", ports.gateway(), USUAL_HEAP, gatewayEnvironment()));
    }

    PlatformAddress address(boolean withServices) {
        Map<String, URI> management = new HashMap<>();
        if (withServices) {
            Map.of(
                            "survey-service", ports.survey(),
                            "feedback-service", ports.feedback(),
                            "insights-service", ports.insights(),
                            "gateway", ports.gateway())
                    .forEach((name, port) -> management.put(name, localhost(ports.management(port))));
        }
        return new PlatformAddress(
                ProcessHandle.current().pid(),
                URI.create(publicUrl()),
                localhost(ports.mailbox()),
                ports.smtp(),
                kafka.bootstrapServers(),
                URI.create(keycloakUrl()),
                ports.postgres(),
                documents.uri(),
                documents.kind(),
                management,
                Secrets.MACHINE_CLIENTS);
    }

    private Part postgres() throws IOException {
        AtomicReference<PostgresServer> server = new AtomicReference<>();
        Map<String, String> passwords = new HashMap<>();
        for (String database : List.of("survey", "insights", "keycloak")) {
            passwords.put(database, secrets.databasePassword(database));
        }
        String superuserPassword = secrets.postgresPassword();
        Path data = home.data("postgres");
        return Part.of(
                        "postgres",
                        "127.0.0.1:" + ports.postgres(),
                        POSTGRES_STOPS,
                        log -> {
                            server.get().stopOrphan();
                            return new ChildCommand(server.get().command(), Map.of(), home.work("postgres")).start(log);
                        },
                        () -> server.get().isReady() ? Optional.empty() : Optional.of("does not accept connections"))
                .preparedBy(() -> server.set(PostgresServer.prepare(
                        PostgresServer.defaultCache(), data, ports.postgres(), superuserPassword, Map.of())))
                .readyWhen(() -> withDatabases(server.get(), passwords))
                // At SIGTERM it would wait until the last client has gone.
                .stoppedBy("INT");
    }

    private static Optional<String> withDatabases(PostgresServer server, Map<String, String> passwords) {
        if (!server.isReady()) {
            return Optional.of("does not accept connections");
        }
        try {
            for (Map.Entry<String, String> database : passwords.entrySet()) {
                server.createDatabase(database.getKey(), database.getKey(), database.getValue());
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("cannot create its databases: " + e.getMessage());
        }
    }

    private Part mailbox() throws IOException {
        Path mails = home.data("mailbox");
        ChildCommand command = ChildCommand.java(
                List.of(
                        "-Xms32m",
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=32m",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        ChildCommand.ownClassPath(),
                        "io.heard.local.mailbox.MailboxProcess",
                        mails.toString(),
                        Integer.toString(ports.smtp()),
                        Integer.toString(ports.mailbox())),
                Map.of(),
                home.work("mailbox"));
        Probe smtp = Probe.port(ports.smtp());
        Probe page = Probe.http(localhost(ports.mailbox()));
        return Part.of(
                        "mailbox",
                        localhost(ports.mailbox()).toString(),
                        IDENTITY_AND_MAIL_STOP,
                        command::start,
                        () -> smtp.fault().or(page::fault))
                .preparedBy(() -> Files.createDirectories(mails));
    }

    private KeycloakServer keycloak() throws IOException {
        return new KeycloakServer(
                home,
                new KeycloakServer.Settings(
                        ports.keycloak(),
                        ports.keycloakManagement(),
                        publicUrl(),
                        "http://127.0.0.1:" + ports.gateway(),
                        databaseUrl("keycloak"),
                        secrets.databasePassword("keycloak"),
                        secrets.keycloakAdminPassword(),
                        secrets.gatewayClientSecret(),
                        Secrets.MACHINE_CLIENTS),
                report);
    }

    private Part service(String name, int port, List<String> heap, Map<String, String> own) throws IOException {
        Map<String, String> environment = new HashMap<>(own);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("HEARD_OIDC_SERVER_URL", keycloakUrl() + "/realms/heard");
        environment.put("HEARD_OIDC_ISSUER", publicUrl() + "/auth/realms/heard");
        return ServicePart.of(home, ports, name, port, SERVICES_STOP, heap, environment)
                .afterLaunch("keycloak");
    }

    private Map<String, String> surveyEnvironment() throws IOException {
        Map<String, String> environment = new HashMap<>(database("survey"));
        environment.putAll(links());
        environment.put("HEARD_RESPONDENT_FORGETTING_KEY", secrets.forgettingKey());
        environment.put("HEARD_MAIL_HOST", "127.0.0.1");
        environment.put("HEARD_MAIL_PORT", Integer.toString(ports.smtp()));
        environment.put("HEARD_MAIL_FROM", "surveys@heard.localhost");
        environment.put("HEARD_MAIL_FROM_NAME", "Heard");
        environment.put("HEARD_MAIL_START_TLS", "NEVER");
        // A mail server on this machine answers at once, so what a killed sender held is free again sooner.
        environment.put("HEARD_MAIL_REPLY_TIMEOUT", "PT10S");
        environment.put("HEARD_INVITATION_LEASE", "PT1M");
        environment.put("HEARD_INVITATION_CLAIM_LEASE", "PT20S");
        environment.put("HEARD_SCANNER_WINDOW", "PT0S");
        environment.put("HEARD_EXPORT_DIRECTORY", home.data("exports").toString());
        environment.putAll(surveySettings);
        return environment;
    }

    private Map<String, String> feedbackEnvironment() throws IOException {
        Map<String, String> environment = new HashMap<>(links());
        environment.put("MONGODB_URI", documents.uri());
        // Nobody scans mails on their way to a mailbox on this machine, and whoever tries things out answers at once.
        environment.put("HEARD_SCANNER_WINDOW", "PT0S");
        // Whoever tries web hooks out has a receiver on this machine.
        environment.put("HEARD_WEB_HOOK_ALLOW_PRIVATE", "true");
        return environment;
    }

    private Map<String, String> gatewayEnvironment() throws IOException {
        return Map.of(
                "HEARD_ROUTE_SURVEY", localhost(ports.survey()).toString(),
                "HEARD_ROUTE_FEEDBACK", localhost(ports.feedback()).toString(),
                "HEARD_ROUTE_INSIGHTS", localhost(ports.insights()).toString(),
                "HEARD_ROUTE_KEYCLOAK", localhost(ports.keycloak()).toString(),
                "HEARD_OIDC_CLIENT_SECRET", secrets.gatewayClientSecret(),
                "HEARD_SESSION_SECRET", secrets.sessionSecret(),
                "HEARD_STATE_SECRET", secrets.stateSecret(),
                "HEARD_PUBLIC_URL", publicUrl());
    }

    private Map<String, String> links() throws IOException {
        return Map.of(
                "HEARD_LINK_CURRENT_KEY", "1",
                "HEARD_LINK_KEYS_1", secrets.linkKey(),
                "HEARD_LINK_PUBLIC_URL", publicUrl());
    }

    private Map<String, String> database(String name) throws IOException {
        return Map.of(
                "HEARD_DATABASE_URL", databaseUrl(name),
                "HEARD_DATABASE_USERNAME", name,
                "HEARD_DATABASE_PASSWORD", secrets.databasePassword(name));
    }

    private String databaseUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + name;
    }

    private String keycloakUrl() {
        return "http://127.0.0.1:" + ports.keycloak() + "/auth";
    }

    /** The name and not the number: browsers keep Keycloak's cookies for it although the connection is plain. */
    private String publicUrl() {
        return "http://localhost:" + ports.gateway();
    }

    private static URI localhost(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
