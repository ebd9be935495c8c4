package io.heard.feedback.webhook.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.heard.feedback.webhook.HookSettings;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against real servers on this machine. */
class HookClientTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PASSWORD = "only-a-test";
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();

    private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get();
    }

    @BeforeEach
    void begin() {
        requests.clear();
    }

    @AfterEach
    void stop() {
        over.countDown();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void sendsTheMessageSignedAndNothingElseOfOurs() throws Exception {
        HttpServer server = plain(exchange -> answer(exchange, 204, ""));

        HookAnswer answer = client(Duration.ofSeconds(5), null).send(message(url(server, "/in?a=b")));

        assertThat(answer.isTaken()).isTrue();
        assertThat(bodies).containsExactly("{\"test\": 2432232314}");
        Map<String, List<String>> sent = requests.getFirst();
        assertThat(sent.get("webhook-id")).containsExactly("msg_1");
        assertThat(sent.get("webhook-timestamp")).containsExactly(Long.toString(NOW.getEpochSecond()));
        assertThat(sent.get("webhook-signature"))
                .containsExactly(
                        Signatures.of(List.of(SECRET), "msg_1", NOW.getEpochSecond(), "{\"test\": 2432232314}"));
        assertThat(sent.get("content-type")).containsExactly("application/json");
        assertThat(sent.keySet())
                .containsExactlyInAnyOrder(
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent",
                        "webhook-id",
                        "webhook-signature",
                        "webhook-timestamp");
    }

    @Test
    void followsNoRedirect() throws Exception {
        HttpServer inside = plain(exchange -> answer(exchange, 200, "secret"));
        HttpServer server = plain(exchange -> {
            exchange.getResponseHeaders().add("Location", url(inside, "/inside"));
            answer(exchange, 302, "");
        });

        HookAnswer answer = client(Duration.ofSeconds(5), null).send(message(url(server, "/in")));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.isTaken()).isFalse();
        assertThat(requests).hasSize(1);
    }

    @Test
    void readsTheBeginningOfAnAnswerOnly() throws Exception {
        HttpServer server = plain(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    out.write("x".repeat(10_000).getBytes(UTF_8));
                }
            } catch (IOException hungUp) {
                over.countDown();
            }
        });

        HookAnswer answer = client(Duration.ofSeconds(5), null).send(message(url(server, "/endless")));

        assertThat(answer.isTaken()).isTrue();
        assertThat(answer.body()).hasSize(1_024);
        over.await();
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswersOrNeverEnds() throws Exception {
        HttpServer silent = plain(exchange -> await());
        HttpServer endless = plain(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });
        HookClient client = client(Duration.ofMillis(300), null);

        assertThat(client.send(message(url(silent, "/"))).problem()).isEqualTo(HookAnswer.Problem.TIMEOUT);
        assertThat(client.send(message(url(endless, "/"))).problem()).isEqualTo(HookAnswer.Problem.TIMEOUT);
    }

    @Test
    void givesUpOnAHostThatNobodyTellsTheAddressOf() throws Exception {
        HookSettings settings = HookSettings.lenient(Duration.ofMillis(300));
        var lookup = new HostLookup() {
            @Override
            List<InetAddress> resolve(String host) {
                await();
                return List.of(InetAddress.getLoopbackAddress());
            }
        };
        var client = new HookClient(
                VERTX,
                (TrustOptions) null,
                new HookTargets(settings, lookup),
                settings,
                Clock.fixed(NOW, ZoneOffset.UTC));

        HookAnswer answer = client.send(message("https://hooks.example/in"));

        assertThat(answer.problem()).isEqualTo(HookAnswer.Problem.TIMEOUT);
    }

    @Test
    void saysWhyThereWasNoAnswer() throws Exception {
        HttpServer gone = plain(exchange -> answer(exchange, 200, ""));
        String url = url(gone, "/");
        gone.stop(0);
        HookClient client = client(Duration.ofSeconds(5), null);

        assertThat(client.send(message(url)).problem()).isEqualTo(HookAnswer.Problem.NO_CONNECTION);
        assertThat(client.send(message("ftp://hooks.example/")).problem())
                .isEqualTo(HookAnswer.Problem.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "'Mon, 02 Mar 2026 12:10:00 GMT', PT10M",
        "999999999, P1D",
        "0,",
        "-5,",
        "soon,",
        "'Mon, 02 Mar 2026 11:00:00 GMT',",
    })
    void understandsWhenToComeBack(String header, @Nullable Duration expected) throws Exception {
        HttpServer server = plain(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", header);
            answer(exchange, 503, "");
        });

        HookAnswer answer = client(Duration.ofSeconds(5), null).send(message(url(server, "/")));

        assertThat(answer.retryAfter().orElse(null)).isEqualTo(expected);
    }

    @Test
    void connectsToTheAddressThatWasLookedAtAndChecksTheCertificateForTheName(@TempDir Path directory)
            throws Exception {
        Path ofTheName = keys(directory, "hooks.example");
        Path ofAnother = keys(directory, "other.example");
        HttpServer right = encrypted(ofTheName);
        HttpServer wrong = encrypted(ofAnother);
        TrustOptions both = new PfxOptions().setPath(ofTheName.toString()).setPassword(PASSWORD);
        TrustOptions other = new PfxOptions().setPath(ofAnother.toString()).setPassword(PASSWORD);

        HookAnswer answer = client(Duration.ofSeconds(5), both)
                .send(message("https://hooks.example:" + right.getAddress().getPort() + "/in"));
        HookAnswer refused = client(Duration.ofSeconds(5), other)
                .send(message("https://hooks.example:" + wrong.getAddress().getPort() + "/in"));
        HookAnswer unknown = client(Duration.ofSeconds(5), null)
                .send(message("https://hooks.example:" + right.getAddress().getPort() + "/in"));

        assertThat(answer.isTaken()).isTrue();
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().get("host"))
                .containsExactly("hooks.example:" + right.getAddress().getPort());
        assertThat(refused.problem()).isEqualTo(HookAnswer.Problem.NOT_TRUSTED);
        assertThat(unknown.problem()).isEqualTo(HookAnswer.Problem.NOT_TRUSTED);
    }

    @Test
    void looksAtTheAddressAgainBeforeEachRequest() throws Exception {
        HttpServer server = plain(exchange -> answer(exchange, 200, ""));
        var strict = new HookClient(
                VERTX,
                (TrustOptions) null,
                new HookTargets(HookSettings.strict(), loopback()),
                HookSettings.strict(),
                Clock.fixed(NOW, ZoneOffset.UTC));

        HookAnswer answer = strict.send(message("https://hooks.example/in"));

        assertThat(answer.problem()).isEqualTo(HookAnswer.Problem.ADDRESS_REFUSED);
        assertThat(requests).isEmpty();
        assertThat(server.getAddress().getPort()).isPositive();
    }

    private static HookMessage message(String url) {
        return new HookMessage(url, "msg_1", List.of(SECRET), "{\"test\": 2432232314}");
    }

    /** For whom hooks.example is this machine. */
    private static HookClient client(Duration timeout, @Nullable TrustOptions trust) {
        HookSettings settings = HookSettings.lenient(timeout);
        return new HookClient(
                VERTX, trust, new HookTargets(settings, loopback()), settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static HostLookup loopback() {
        return new HostLookup() {
            @Override
            List<InetAddress> resolve(String host) {
                return List.of(InetAddress.getLoopbackAddress());
            }
        };
    }

    private interface Receiver {
        void answer(HttpExchange exchange) throws IOException;
    }

    private HttpServer plain(Receiver receiver) throws IOException {
        return begin(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), receiver);
    }

    private HttpServer encrypted(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return begin(server, exchange -> answer(exchange, 200, "thanks"));
    }

    private HttpServer begin(HttpServer server, Receiver receiver) {
        server.createContext("/", exchange -> {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            requests.add(headers);
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            receiver.answer(exchange);
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        servers.add(server);
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String url(HttpServer server, String resource) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + resource;
    }

    /** A key with a certificate of its own for a name. */
    private static Path keys(Path directory, String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), UTF_8))
                .isZero();
        return file;
    }
}
