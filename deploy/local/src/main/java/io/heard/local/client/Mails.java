package io.heard.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The customers' mailboxes, read in the order in which mails arrived. */
public final class Mails {

    private static final int PAGE = 500;

    /**
     * One mail.
     *
     * @param to address only, in lower case
     */
    public record Mail(String id, String to) {}

    private final PatientClient client;
    private final URI mailbox;
    private String position;

    /** Reads mails that arrive from now on. */
    public Mails(PatientClient client, URI mailbox) {
        this.client = client;
        this.mailbox = mailbox;
        this.position = "0";
        List<Mail> old = arrived();
        while (!old.isEmpty()) {
            old = arrived();
        }
    }

    /** What has arrived since the last call; at most a few hundred, so ask again until nothing comes. */
    public List<Mail> arrived() {
        JsonNode page = get("/api/mails?after=" + position + "&limit=" + PAGE);
        List<Mail> mails = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            mails.add(new Mail(item.path("id").asText(), address(item.path("to"))));
            position = item.path("position").asText();
        }
        return mails;
    }

    /** The link in the mail that leads to the survey with nothing chosen yet, past those of the single ratings. */
    public URI surveyLink(Mail mail) {
        JsonNode whole = get("/api/mails/" + mail.id());
        for (Element link : Jsoup.parse(whole.path("html").asText()).select("a[href]")) {
            URI target = URI.create(link.attr("href"));
            if (target.getPath() != null && target.getPath().startsWith("/s/") && target.getQuery() == null) {
                return target;
            }
        }
        throw new PlatformProblem("A mail came without a link to its survey");
    }

    private JsonNode get(String path) {
        Reply reply =
                client.send(() -> PatientClient.to(URI.create(mailbox + path)).build());
        if (!reply.isOk()) {
            throw new PlatformProblem("The mailbox answers " + reply.status());
        }
        return Json.read(reply.body());
    }

    /** From {@code Ann <ann@example>} or a list of one. */
    private static String address(JsonNode to) {
        String text = to.isArray() ? to.path(0).asText() : to.asText();
        int open = text.indexOf('<');
        String address = open < 0 ? text : text.substring(open + 1, text.indexOf('>', open));
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
