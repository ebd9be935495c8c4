package io.heard.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a page server of our own on the loopback address. */
class SurveyFormTest {

    private static final String PAGE = """
            <form method="post" action="/s/abc">
            <input type="hidden" name="submissionId" value="0195516f-0000-4000-8000-000000000001">
            <input type="radio" name="ease" value="1"><input type="radio" name="ease" value="7">
            <input type="radio" name="ease" value="" checked>
            <input type="radio" name="recommendation" value="0"><input type="radio" name="recommendation" value="" checked>
            <textarea name="what-happened">
            </textarea>
            <button type="submit">Send</button>
            </form>""";

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final PatientClient client = new PatientClient();
    private HttpServer server;
    private int failures;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/s/abc", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void postsEveryFieldOfThePageAndFollowsToTheThanks() {
        form(Map.of("ease", "7", "what-happened", "Two lines\nand an & sign")).submit(client);

        assertThat(posted)
                .containsExactly("submissionId=0195516f-0000-4000-8000-000000000001&ease=7&recommendation="
                        + "&what-happened=Two+lines%0Aand+an+%26+sign");
    }

    @Test
    void sendsTheSameSubmissionAgainWhileThePageIsAway() {
        failures = 2;

        form(Map.of("ease", "1")).submit(client);

        assertThat(posted).hasSize(3).containsOnly(posted.getFirst());
    }

    @Test
    void refusesToAnswerWhatIsNotAsked() {
        assertThatThrownBy(() -> form(Map.of("ease", "9")))
                .isInstanceOf(PlatformProblem.class)
                .hasMessageContaining("ease = 9");
        assertThat(posted).isEmpty();
    }

    private SurveyForm form(Map<String, String> answers) {
        URI link = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/s/abc");
        return SurveyForm.open(client, link, answers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                byte[] page = PAGE.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                return;
            }
            posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().add("Location", "/s/abc/thanks");
            exchange.sendResponseHeaders(posted.size() <= failures ? 503 : 303, -1);
        }
    }
}
