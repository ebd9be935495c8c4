package io.heard.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A survey page as a customer's browser has it: opened once, filled in, and sent as often as it takes. All attempts carry the same
 * hidden submission id, so that only one of them counts.
 */
public final class SurveyForm {

    private static final int OPENING_ATTEMPTS = 240;
    private static final Duration OPENING_PAUSE = Duration.ofMillis(500);

    private final URI action;
    private final String body;

    private SurveyForm(URI action, String body) {
        this.action = action;
        this.body = body;
    }

    /**
     * Opens the page behind a link and fills it in.
     *
     * @param answers value by question id; questions left out stay blank
     * @throws PlatformProblem when the page has no such question or no such choice, or does not open within two minutes
     */
    public static SurveyForm open(PatientClient client, URI link, Map<String, String> answers) {
        for (int attempt = 0; attempt < OPENING_ATTEMPTS; attempt++) {
            Reply page = client.send(
                    () -> PatientClient.to(link).header("Accept", "text/html").build());
            if (page.isOk()) {
                Document document = Jsoup.parse(page.body(), link.toString());
                Element hidden = document.selectFirst("form input[type=hidden][name=submissionId]");
                if (hidden != null && hidden.closest("form") instanceof FormElement form) {
                    return new SurveyForm(URI.create(form.absUrl("action")), body(form, answers));
                }
            } else if (page.status() >= 400) {
                throw new PlatformProblem("A survey link answers " + page.status());
            }
            // A notice: the mail was faster than the news of the invitation. The page tells browsers to look again.
            PatientClient.pause(OPENING_PAUSE);
        }
        throw new PlatformProblem("A survey link leads to no form after two minutes");
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
                .orElseThrow(() -> new PlatformProblem("An answer was refused: the page answers " + reply.status()));
    }

    /** Sends the form and follows to the thanks page. */
    public void submit(PatientClient client) {
        URI thanks = send(client);
        Reply page = client.send(() -> PatientClient.to(thanks).build());
        if (!page.isOk()) {
            throw new PlatformProblem("The thanks page answers " + page.status());
        }
    }

    private HttpRequest request() {
        return PatientClient.to(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String body(FormElement form, Map<String, String> answers) {
        answers.forEach((question, value) -> fill(form, question, value));
        List<String> pairs = new ArrayList<>();
        form.formData()
                .forEach(field -> pairs.add(
                        URLEncoder.encode(field.key(), UTF_8) + "=" + URLEncoder.encode(field.value(), UTF_8)));
        return String.join("&", pairs);
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
