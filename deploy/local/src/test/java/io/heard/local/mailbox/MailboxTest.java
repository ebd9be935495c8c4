package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    private static final String HOSTILE = "\"><script>window.bad=1</script><img src=x onerror=alert(1)>";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private Mailbox mailbox;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        mailbox = Mailbox.open(directory, 0, 0, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        mailbox.close();
    }

    @Test
    void keepsAMailAsItWasSent() throws Exception {
        String text = "First line\r\n.\r\n..two dots\r\n.hidden\r\n" + "long ".repeat(400) + "\r\nGrüße 😀\r\n";
        String html = "<p>How did we do, Zoë? 😀</p>" + "<b>x</b>".repeat(500)
                + "<a href=\"https://example.org/s/abc\">Answer</a>";
        send(
                "eva@example.org",
                "How was it? 😀 Ünïcode and a rather long subject that needs to be folded somewhere",
                text,
                html);

        JsonNode item = getJson("/api/mails?after=0").path("items").path(0);
        assertThat(item.path("subject").asText())
                .isEqualTo("How was it? 😀 Ünïcode and a rather long subject that needs to be folded somewhere");
        assertThat(item.path("from").asText()).isEqualTo("Zoë of Example <surveys@example.org>");
        assertThat(item.path("to").asText()).isEqualTo("eva@example.org");
        assertThat(item.path("messageId").asText()).isNotEmpty();
        assertThat(item.path("receivedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");

        JsonNode mail = getJson("/api/mails/" + item.path("id").asText());
        assertThat(mail.path("text").asText()).isEqualTo(text);
        assertThat(mail.path("html").asText()).isEqualTo(html);
        assertThat(mail.path("headers").path("List-Unsubscribe").path(0).asText())
                .isEqualTo("<https://example.org/u/abc>");
        assertThat(mail.path("headers").has("X-Heard-Delivered-To")).isFalse();
    }

    @Test
    void servesProgramsPageByPage() throws Exception {
        for (int i = 1; i <= 5; i++) {
            send(i + "@example.org", "Mail " + i, "text", "<p>html</p>");
        }
        JsonNode first = getJson("/api/mails?after=0&limit=2");
        assertThat(first.path("items").findValuesAsText("position")).containsExactly("1", "2");
        assertThat(first.path("next").asLong()).isEqualTo(2);
        JsonNode rest =
                getJson("/api/mails?limit=100&after=" + first.path("next").asLong());
        assertThat(rest.path("items").findValuesAsText("id")).containsExactly("3", "4", "5");
        assertThat(getJson("/api/mails?after=5").toString()).isEqualTo("{\"items\":[],\"next\":5}");
        assertThat(getJson("/api/mails?to=4@").path("items").findValuesAsText("id"))
                .containsExactly("4");
        assertThat(getJson("/api/mails?to=nobody").path("next").asLong())
                .as("programs that wait for a recipient need not look at the same mails again")
                .isEqualTo(5);
    }

    @Test
    void showsPeopleTheNewestMailsFirst() throws Exception {
        for (int i = 1; i <= 52; i++) {
            send("eva@example.org", "Mail " + i, "text", "<p>html</p>");
        }
        Document inbox = Jsoup.parse(get("/").body());
        assertThat(inbox.select(".mails a").eachText()).hasSize(50).startsWith("Mail 52", "Mail 51");
        Document older = Jsoup.parse(get(inbox.select("nav a").attr("href")).body());
        assertThat(older.select(".mails a").eachText()).containsExactly("Mail 2", "Mail 1");
        assertThat(older.select("nav a").eachText()).containsExactly("Newest mails");
        assertThat(get("/?to=nobody").body()).contains("No mail went to “nobody”", "Show all mails");
    }

    @Test
    void showsAMailWithLinksThatOpenInANewTab() throws Exception {
        send(
                "eva@example.org",
                "Hello",
                "plain <words>",
                "<base href='//evil.example'><a href='https://example.org/s/1' target=_top>go</a>");
        Document page = Jsoup.parse(get("/mails/1").body());
        assertThat(page.select("iframe").attr("sandbox")).isEqualTo("allow-popups allow-popups-to-escape-sandbox");
        assertThat(Jsoup.parse(get("/mails/1?view=text").body()).select("pre").text())
                .isEqualTo("plain <words>");

        HttpResponse<String> content = get(page.select("iframe").attr("src"));
        Document mail = Jsoup.parse(content.body());
        assertThat(mail.select("base").eachAttr("target")).containsExactly("_blank");
        assertThat(mail.select("base").hasAttr("href")).isFalse();
        assertThat(mail.select("a[target]")).isEmpty();
        assertThat(content.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox allow-popups allow-popups-to-escape-sandbox")
                .doesNotContain("allow-scripts", "allow-same-origin");
    }

    @Test
    void neverLetsAMailBecomePartOfThePage() throws Exception {
        send("eva@example.org", HOSTILE, HOSTILE, "<p>" + HOSTILE);
        for (String path :
                List.of("/", "/mails/1", "/mails/1?view=text", "/mails/1?view=headers", "/?to=" + encoded(HOSTILE))) {
            HttpResponse<String> page = get(path);
            assertThat(Jsoup.parse(page.body()).select("script, img")).as(path).isEmpty();
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .startsWith("default-src 'none'")
                    .doesNotContain("script-src", "unsafe");
        }
        assertThat(get("/mails/1").body()).contains("&lt;script&gt;");
    }

    @Test
    void showsWhatItCanOfAMailThatIsBroken() throws Exception {
        converse(
                "HELO x",
                "MAIL FROM:<a@example.org>",
                "RCPT TO:<eva@example.org>",
                "DATA",
                "Content-Type: multipart/mixed; boundary=\"b\"\r\nSubject: =?x-unknown?q?=FF?=\r\n\r\n--b\r\n"
                        + "Content-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n.");
        for (String path : List.of(
                "/", "/mails/1", "/mails/1/content", "/mails/1/source", "/api/mails/1", "/mails/1?view=headers")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void refusesLineFeedsWithoutCarriageReturns() throws Exception {
        List<String> replies = converse(
                "HELO x",
                "MAIL FROM:<a@example.org>",
                "RCPT TO:<eva@example.org>",
                "DATA",
                "Subject: one\r\n\r\nbare\nline feed\n.\nMAIL FROM:<smuggler@example.org>\r\n.",
                "RSET",
                "MAIL FROM:<a@example.org>",
                "RCPT TO:<eva@example.org>",
                "DATA",
                "Subject: two\r\n\r\nproper\r\n.");
        assertThat(replies.get(5)).startsWith("554 5.6.0");
        assertThat(replies.getLast()).startsWith("250");
        assertThat(getJson("/api/mails").path("items").findValuesAsText("subject"))
                .containsExactly("two");
    }

    @Test
    void refusesMailsThatAreTooLarge() throws Exception {
        List<String> replies = converse(
                "HELO x",
                "MAIL FROM:<a@example.org>",
                "RCPT TO:<eva@example.org>",
                "DATA",
                "Subject: one\r\n\r\n" + ("x".repeat(998) + "\r\n").repeat(5_300) + ".");
        assertThat(replies.getLast()).startsWith("552");
        assertThat(getJson("/api/mails").path("items")).isEmpty();
    }

    @Test
    void refusesEverythingButReadingFromThisMachine() throws Exception {
        assertThat(get("/mails/7").statusCode()).isEqualTo(404);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/?before=x").statusCode()).isEqualTo(400);
        HttpResponse<String> limit = get("/api/mails?limit=100000");
        assertThat(limit.statusCode()).isEqualTo(400);
        assertThat(limit.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(http.send(
                                HttpRequest.newBuilder(address("/api/mails"))
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
        assertThat(asIfNamed("mailbox.evil.example")).startsWith("HTTP/1.1 421");
    }

    private void send(String to, String subject, String text, String html) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("surveys@example.org", "Zoë of Example", "UTF-8"));
        message.setRecipients(RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe", "<https://example.org/u/abc>");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart designed = new MimeBodyPart();
        designed.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, designed));
        Transport.send(message);
    }

    /** Says these lines to the SMTP server and returns its replies, the greeting first. */
    private List<String> converse(String... lines) throws IOException {
        List<String> replies = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailbox.smtpPort());
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            replies.add(in.readLine());
            for (String line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
                replies.add(in.readLine());
            }
        }
        return replies;
    }

    private String asIfNamed(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailbox.httpPort());
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(UTF_8));
            return in.readLine();
        }
    }

    private JsonNode getJson(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + mailbox.httpPort()).resolve(path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
