package io.heard.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A survey page as a customer's browser has it: opened once, filled in, and sent as often as it takes. All attempts carry the same
 * hidden submission id, so that only one of them counts.
 */
public final class SurveyForm {

    private static final String BROWSER_ACCEPTS = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final int OPENING_ATTEMPTS = 240;
    private static final Duration OPENING_PAUSE = Duration.ofMillis(500);

    private final URI action;
    private final String body;
    private final UUID submissionId;
    private final String asked;

    private SurveyForm(URI action, String body, UUID submissionId, String asked) {
        this.action = action;
        this.body = body;
        this.submissionId = submissionId;
        this.asked = asked;
    }

    /**
     * Opens the page behind a link and fills it in.
     *
     * @param answers value by question id; questions left out stay blank
     * @throws PlatformProblem when the page has no such question or no such choice, or does not open within two minutes
     */
    public static SurveyForm open(PatientClient client, URI link, Map<String, String> answers) {
        for (int attempt = 0; attempt < OPENING_ATTEMPTS; attempt++) {
            Reply page = client.send(() ->
                    PatientClient.to(link).header("Accept", BROWSER_ACCEPTS).build());
            if (page.isOk()) {
                Document document = Jsoup.parse(page.body(), link.toString());
                Element hidden = document.selectFirst("form input[type=hidden][name=submissionId]");
                if (hidden != null && hidden.closest("form") instanceof FormElement form) {
                    return new SurveyForm(
                            URI.create(form.absUrl("action")),
                            body(form, answers),
                            UUID.fromString(form.select("[name=submissionId]").val()),
                            form.select("[name=askedQuestions]").val());
                }
            } else if (page.status() >= 400) {
                throw new PlatformProblem("A survey link answers " + page.status());
            }
            // A notice: the mail was faster than the news of the invitation. The page tells browsers to look again.
            PatientClient.pause(OPENING_PAUSE);
        }
        throw new PlatformProblem("A survey link leads to no form after two minutes");
    }

    /** As somebody else has it who was asked the same; nobody may have to answer anything. */
    public SurveyForm of(URI link, Map<String, String> answers) {
        Map<String, String> fields = new TreeMap<>(answers);
        UUID submission = UUID.randomUUID();
        fields.put("submissionId", submission.toString());
        fields.put("askedQuestions", asked);
        return new SurveyForm(
                link,
                fields.entrySet().stream()
                        .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&")),
                submission,
                asked);
    }

    /**
     * Sends the form; when this returns, the answer is kept.
     *
     * @return the address of the thanks page
     */
    public URI send(PatientClient client) {
        Reply reply = client.send(this::request);
        return reply.location()
                .filter(to -> reply.status() == 303 && to.getPath().endsWith("/thanks"))
                .orElseThrow(() -> new PlatformProblem(
                        "An answer was refused: the page answers " + reply.status() + ", " + reason(reply)));
    }

    /** Sends the form and follows to the thanks page. */
    public void submit(PatientClient client) {
        URI thanks = send(client);
        Reply page = client.send(
                () -> PatientClient.to(thanks).header("Accept", BROWSER_ACCEPTS).build());
        if (!page.isOk()) {
            throw new PlatformProblem("The thanks page answers " + page.status());
        }
    }

    /** What the page says is wrong; never what was typed. */
    private static String reason(Reply reply) {
        Document page = Jsoup.parse(reply.body());
        return page.title() + ": "
                + String.join(
                        " ", page.select(".banner p, .complaint, .notice p").eachText());
    }

    /** What all attempts are known by. */
    public UUID submissionId() {
        return submissionId;
    }

    public HttpRequest request() {
        return PatientClient.to(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", BROWSER_ACCEPTS)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String body(FormElement form, Map<String, String> answers) {
        answers.forEach((question, value) -> fill(form, question, value));
        return form.elements().stream()
                .filter(SurveyForm::isSent)
                .map(field ->
                        URLEncoder.encode(field.attr("name"), UTF_8) + "=" + URLEncoder.encode(value(field), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static boolean isSent(Element field) {
        boolean choice =
                field.attr("type").equals("radio") || field.attr("type").equals("checkbox");
        return field.hasAttr("name") && !field.normalName().equals("button") && (!choice || field.hasAttr("checked"));
    }

    /** As browsers send it: a choice whose value is empty is sent empty, where jsoup would say "on". */
    private static String value(Element field) {
        return field.normalName().equals("textarea") ? field.val() : field.attr("value");
    }

    private static void fill(FormElement form, String question, String value) {
        for (Element field : form.elements()) {
            if (field.attr("name").equals(question)) {
                switch (field.attr("type")) {
                    case "radio", "checkbox" -> {
                        if (field.attr("value").equals(value)) {
                            choose(form, field, question);
                            return;
                        }
                    }
                    default -> {
                        field.val(value);
                        return;
                    }
                }
            }
        }
        throw new PlatformProblem("The survey page offers no " + question + " = " + value);
    }

    private static void choose(FormElement form, Element chosen, String question) {
        for (Element other : form.elements()) {
            if (other.attr("name").equals(question)) {
                other.removeAttr("checked");
            }
        }
        chosen.attr("checked", "checked");
    }
}
