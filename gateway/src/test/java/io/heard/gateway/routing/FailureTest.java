package io.heard.gateway.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Services that are down, slow or break off; clients that leave or never finish. The total time is a second here. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class FailureTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @ConfigProperty(name = "heard.test.stub-port")
    int stubPort;

    @Test
    void aServiceThatIsDownIs503WithATimeToComeBack() {
        Wire.Answer answer = Wire.ask("GET", "/api/v1/metrics", "Authorization: Bearer " + token("analyst"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/service-unavailable").doesNotContain("127.0.0.1");
    }

    @Test
    void aServiceThatIsTooSlowIs504() {
        Wire.Answer answer = Wire.ask("GET", "/s/token?stub=hang", "Accept: text/html");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.body()).contains("This takes too long");
    }

    @Test
    void answersThatMayNotHaveArrivedAreSentAgainByReloading() {
        String hanging = "/s/token?stub=hang";

        assertThat(Wire.post(hanging, "a=b", "Accept: text/html").body())
                .contains("Reloading this page sends them again", "lang=\"en\"");
        assertThat(Wire.post(hanging, "a=b", "Accept: text/html", "Accept-Language: de-CH,en;q=0.5")
                        .body())
                .contains("Wenn Sie diese Seite neu laden", "lang=\"de\"");
        assertThat(Wire.ask("GET", hanging, "Accept: text/html").body()).doesNotContain("Reloading");
    }

    @Test
    void customersReadRefusalsInTheirLanguage() {
        String[] german = {"Accept: text/html", "Accept-Language: de"};

        assertThat(Wire.ask("PUT", "/s/token", german).body()).contains("Das geht hier nicht");
        assertThat(Wire.ask("PUT", "/u/token", german).body()).contains("Das geht hier nicht");
        assertThat(Wire.ask("PUT", "/s/token", "Accept: text/html", "Accept-Language: fr, en;q=0.1")
                        .body())
                .contains("This does not work here");
        assertThat(Wire.ask("PUT", "/s/token", "Accept: text/html", "Accept-Language: ;;;")
                        .body())
                .contains("This does not work here");
        assertThat(Wire.ask("GET", "/nowhere", german).body()).contains("There is nothing here");
    }

    @Test
    void aServiceThatBreaksOffIs502() {
        Wire.Answer answer = Wire.ask("GET", "/s/token?stub=abort");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("/problems/service-broke-off");
    }

    @Test
    void anAnswerThatBreaksOffIsNeverShownAsComplete() {
        Wire.Answer answer = Wire.ask("GET", "/s/token?stub=abort-midway");

        assertThat(answer.body()).doesNotContain("\r\n0\r\n");
    }

    @Test
    void anAnswerThatNeverEndsIsCutOff() {
        Wire.Answer answer = Wire.ask("GET", "/s/token?stub=hang-midway&n=endless");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\r\n0\r\n");
        await().atMost(SOON).until(() -> left("endless") >= 1);
    }

    @Test
    void whateverGoesWrongNothingIsSentTwice() {
        Wire.post("/s/token?stub=abort&n=post-abort", "a=b");
        Wire.post("/s/token?stub=hang&n=post-hang", "a=b");
        Wire.post("/s/token?stub=503&n=post-503", "a=b");

        assertThat(seen("post-abort")).isEqualTo(1);
        assertThat(seen("post-hang")).isEqualTo(1);
        assertThat(seen("post-503")).isEqualTo(1);
    }

    @Test
    void aClientThatLeavesStopsTheServicesWork() throws IOException {
        try (Socket socket = Wire.open("127.0.0.1")) {
            socket.getOutputStream()
                    .write((Wire.head(
                                            "GET",
                                            "/api/v1/interactions?stub=hang&n=left-alone",
                                            "Authorization: Bearer " + token("intake"))
                                    + "\r\n")
                            .getBytes(ISO_8859_1));
            await().atMost(SOON).until(() -> seen("left-alone") == 1);
        }

        // Batches get two seconds here: what ends earlier ended because the client left.
        await().atMost(Duration.ofMillis(1_800)).until(() -> left("left-alone") >= 1);
    }

    @Test
    void aClientThatNeverFinishesItsBodyIs408() {
        Wire.Answer answer = Wire.send(Wire.head("POST", "/s/token") + "Content-Length: 100\r\n\r\nonly this");

        assertThat(answer.status()).isEqualTo(408);
    }

    @Test
    void whatAServiceSaysItselfPassesUnchanged() {
        assertThat(Wire.post("/s/token?stub=503", "a=b").body()).isEqualTo("status");
        assertThat(Wire.post("/s/token?stub=409", "a=b").status()).isEqualTo(409);
    }

    private int seen(String name) {
        return counts(name)[0];
    }

    private int left(String name) {
        return counts(name)[1];
    }

    private int[] counts(String name) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI count = URI.create("http://127.0.0.1:" + stubPort + "/count?n=" + name);
            String[] counts = client.send(HttpRequest.newBuilder(count).build(), HttpResponse.BodyHandlers.ofString())
                    .body()
                    .split(" ", -1);
            return new int[] {Integer.parseInt(counts[0]), Integer.parseInt(counts[1])};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String role) {
        return Tokens.trusted().sign(Tokens.access(role));
    }
}
