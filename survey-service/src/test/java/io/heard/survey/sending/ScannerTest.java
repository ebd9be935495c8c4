package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that check mails open every link and press every button, seconds after the mail. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ScannerTest {

    private static final int SCANNERS = 1_000;

    private static final List<Scanner.Manner> MANNERS = List.of(Scanner.Manner.values());
    private static final String PUBLIC_URL = "https://feedback.example.org";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    /** What anybody can wish of our mails, with the address and everybody's who has the same. */
    private static final String STANDING = """
            select cast(to_jsonb(r) as text)
                || ' refused: ' || coalesce((select string_agg(t.topic, ',' order by t.topic) from refused_topic t where t.respondent_id = r.id), '')
                || ' address: ' || (select count(*) from opted_out_address o where o.address = lower(r.email))
            from respondent r where r.customer_id = '""";

    private final Scene scene = new Scene();

    @Inject
    InvitationSender sender;

    @Inject
    Database database;

    private String campaign;

    @BeforeEach
    void start() {
        campaign = scene.liveCampaign("");
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    /** The links to the survey are answered by feedback-service, which has this test for answers. */
    @Test
    void aThousandOfThemOptNobodyOutAndChangeNoWish() throws Exception {
        scene.report("ann");
        sender.sendDue();
        Set<String> links = linksIn(SentMails.to(scene.email("ann")).getFirst());
        String before = standing("ann");

        assertThat(links).contains(optOutLink("ann")).hasSizeGreaterThan(5).allMatch(link -> link.startsWith("/"));
        justNowForAnHour();
        int forms = scan(links, SCANNERS);

        assertThat(forms).isGreaterThan(4 * SCANNERS);
        assertThat(standing("ann")).isEqualTo(before);
        assertThat(before).contains("\"opted_out_at\": null").endsWith("address: 0");
    }

    @Test
    void theyTakeNoOptOutBackEither() throws Exception {
        scene.report("ann");
        sender.sendDue();
        post(optOutLink("ann"), "List-Unsubscribe=One-Click").statusCode(200);
        String before = standing("ann");

        scan(Set.of(optOutLink("ann")), MANNERS.size());

        assertThat(standing("ann")).isEqualTo(before);
        assertThat(optOuts("ann")).isEqualTo(1);
    }

    @Test
    void whatAPersonChoseSoonIsKeptOnThePageAndCountsAfterAMinute() throws Exception {
        scene.report("ann");
        sender.sendDue();
        String link = optOutLink("ann");
        String page = post(link, "form=stop-confirmed&sure=yes")
                .statusCode(422)
                .body(containsString("nothing has changed yet"))
                .extract()
                .asString();
        assertThat(optOuts("ann")).isZero();
        FormElement again = Jsoup.parse(page).select("form").forms().getFirst();
        assertThat(again.formData()).extracting(Object::toString).containsExactly("form=stop-confirmed", "sure=yes");

        database.change("update invitation set mailed_at = mailed_at - interval '1 minute' where campaign_id = '"
                + campaign + "'");
        post(link, "form=stop-confirmed&sure=yes").statusCode(200).body(containsString("Mails are stopped"));

        assertThat(optOuts("ann")).isEqualTo(1);
    }

    @Test
    void wishesWaitAMinuteAfterTheLatestMailToo() throws Exception {
        scene.report("ann");
        sender.sendDue();
        String link = optOutLink("ann");
        database.change(
                "update invitation set sent_at = sent_at - interval '3 days' where campaign_id = '" + campaign + "'");
        post(link, "form=wishes&often=month").statusCode(422);

        database.change("update invitation set mailed_at = mailed_at - interval '1 minute' where campaign_id = '"
                + campaign + "'");
        post(link, "form=wishes&often=month").statusCode(200).body(containsString("value=\"month\" checked"));
    }

    @Test
    void theButtonOfAMailProgramCountsAtOnce() throws Exception {
        scene.report("ann");
        scene.report("bob");
        sender.sendDue();
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(optOutLink("ann"))
                .then()
                .statusCode(200);
        given().contentType("multipart/form-data; boundary=x")
                .body("--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
                        .getBytes(UTF_8))
                .post(optOutLink("bob"))
                .then()
                .statusCode(200);

        assertThat(optOuts("ann")).isEqualTo(1);
        assertThat(optOuts("bob")).isEqualTo(1);
    }

    /** A thousand scanners take longer than the minute after a mail on a busy machine. */
    private void justNowForAnHour() {
        database.change("update invitation set mailed_at = mailed_at + interval '1 hour' where campaign_id = '"
                + campaign + "'");
    }

    private int scan(Set<String> links, int scanners) throws Exception {
        int forms = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < scanners; i++) {
                Scanner.Manner manner = MANNERS.get(i % MANNERS.size());
                var scanner = new Scanner(http, "http://localhost:" + RestAssured.port, manner);
                for (String link : links) {
                    forms += scanner.visit(link);
                }
            }
        }
        return forms;
    }

    /** Of the HTML and of the text, each once. */
    private static Set<String> linksIn(byte[] mail) throws Exception {
        Set<String> links = new TreeSet<>();
        Jsoup.parse(SentMails.html(mail)).select("a[href]").forEach(link -> links.add(link.attr("href")));
        LINK.matcher(SentMails.text(mail)).results().map(MatchResult::group).forEach(links::add);
        return links.stream().map(link -> link.replace(PUBLIC_URL, "")).collect(Collectors.toCollection(TreeSet::new));
    }

    private String standing(String name) {
        return database.text(STANDING + scene.customer(name) + "'");
    }

    private static ValidatableResponse post(String link, String form) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(link)
                .then();
    }

    private String optOutLink(String name) throws Exception {
        String header =
                SentMails.parse(SentMails.to(scene.email(name)).getFirst()).getHeader("List-Unsubscribe", null);
        return header.substring(1, header.length() - 1).replace(PUBLIC_URL, "");
    }

    private long optOuts(String name) {
        return database.count("select count(*) from opted_out_address where address = '" + scene.email(name) + "'");
    }
}
