package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The mailbox's HTML. Every value from a mail or a request passes through {@link #escape}. */
final class MailboxPages {

    /** In the time of the machine, because the reader sits at it. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.systemDefault());

    private MailboxPages() {}

    /**
     * The list of mails.
     *
     * @param all how many mails there are, shown here or not
     * @param later whether newer mails than these exist on an earlier page
     * @param more whether older ones follow
     */
    static String inbox(List<StoredMail> mails, int all, String recipient, boolean later, boolean more) {
        String to = recipient.isEmpty() ? "" : "to=" + URLEncoder.encode(recipient, UTF_8);
        StringBuilder pages = new StringBuilder();
        if (later) {
            pages.append("<a href=\"/?").append(to).append("\">Newest mails</a>");
        }
        if (more) {
            pages.append("<a href=\"/?before=")
                    .append(mails.getLast().position())
                    .append(to.isEmpty() ? "" : "&amp;" + to)
                    .append("\">Older mails</a>");
        }
        return page("Mailbox", """
                <header>
                <h1>Mailbox</h1>
                <p>Every mail that Heard sends on this machine ends up here. None leaves it.</p>
                <form role="search" action="/">
                <label for="to">Recipient</label>
                <input id="to" name="to" type="search" value="%s" autocomplete="off" spellcheck="false">
                <button>Search</button>
                </form>
                </header>
                <main>
                <p class="count" role="status">%s <a href="/?%s">Look again</a></p>
                %s
                <nav aria-label="More mails">%s</nav>
                </main>
                """.formatted(escape(recipient), count(mails, all, recipient), to, list(mails), pages));
    }

    private static String count(List<StoredMail> mails, int all, String recipient) {
        if (all == 0) {
            return "No mail yet. It appears here as soon as a survey is sent.";
        }
        if (recipient.isEmpty()) {
            return all == 1 ? "1 mail." : String.format(Locale.UK, "%,d mails.", all);
        }
        String wanted = "“" + escape(recipient) + "”";
        return (mails.isEmpty() ? "No mail went to " + wanted : "Mails to " + wanted)
                + ". <a href=\"/\">Show all mails</a>";
    }

    private static String list(List<StoredMail> mails) {
        if (mails.isEmpty()) {
            return "";
        }
        return mails.stream()
                .map(mail -> """
                        <li>
                        <a href="/mails/%d"><bdi>%s</bdi></a>
                        <span class="to">to <bdi>%s</bdi></span>
                        %s
                        </li>
                        """.formatted(mail.position(), subject(mail), escape(mail.to()), time(mail.receivedAt())))
                .collect(Collectors.joining("", "<ol class=\"mails\" role=\"list\">\n", "</ol>"));
    }

    /** @param view {@code text}, {@code headers}, or anything else for the mail as it was designed */
    static String mail(StoredMail stored, OpenedMail opened, String view) {
        String shown = view.equals("headers") || view.equals("text") ? view : opened.html() == null ? "text" : "html";
        return page(stored.subject().isBlank() ? "Mail without a subject" : stored.subject(), """
                <header>
                <p><a href="/">Back to the mailbox</a></p>
                <h1><bdi>%s</bdi></h1>
                <dl>
                <div><dt>From</dt><dd><bdi>%s</bdi></dd></div>
                <div><dt>To</dt><dd><bdi>%s</bdi></dd></div>
                <div><dt>Received</dt><dd>%s</dd></div>
                </dl>
                <nav aria-label="Ways to see this mail" class="views">
                %s%s%s<a href="/mails/%d/source" download>Download</a>
                </nav>
                </header>
                <main>
                %s
                </main>
                """.formatted(
                        subject(stored),
                        escape(stored.from()),
                        escape(opened.to().isBlank() ? stored.to() : opened.to()),
                        time(stored.receivedAt()),
                        opened.html() == null ? "" : view("html", "As designed", shown),
                        view("text", "Plain text", shown),
                        view("headers", "Headers", shown),
                        stored.position(),
                        body(stored, opened, shown)));
    }

    private static String view(String view, String label, String shown) {
        return "<a href=\"?view=" + view + "\"" + (view.equals(shown) ? " aria-current=\"page\"" : "") + ">" + label
                + "</a>\n";
    }

    private static String body(StoredMail stored, OpenedMail opened, String view) {
        return switch (view) {
            case "headers" -> "<pre>" + escape(lines(opened.headers())) + "</pre>";
            case "text" ->
                opened.text() == null
                        ? "<p>This mail has no plain text.</p>"
                        : "<pre dir=\"auto\">" + escape(opened.text()) + "</pre>";
            default -> """
                    <p class="hint">Links open in a new tab.</p>
                    <iframe src="/mails/%d/content" title="The mail as its reader sees it"
                     sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>
                    """.formatted(stored.position());
        };
    }

    private static String lines(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                .collect(Collectors.joining("\n"));
    }

    /** The mail's own HTML for our frame, with links that leave it: the pages behind them refuse to be framed. */
    static String content(OpenedMail mail) {
        Document html = Jsoup.parse(mail.html() == null ? "" : mail.html());
        html.select("base, meta[http-equiv], script").remove();
        html.head().prependElement("base").attr("target", "_blank");
        html.select("a[target], area[target]").removeAttr("target");
        return html.outerHtml();
    }

    static String refusal(String reason) {
        return page("Mailbox", """
                <main>
                <h1>That did not work</h1>
                <p>%s.</p>
                <p><a href="/">Back to the mailbox</a></p>
                </main>
                """.formatted(escape(reason)));
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="stylesheet" href="/mailbox.css">
                <title>%s</title>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(escape(title), body);
    }

    private static String subject(StoredMail mail) {
        return mail.subject().isBlank() ? "(no subject)" : escape(mail.subject());
    }

    private static String time(Instant instant) {
        return "<time datetime=\"" + instant + "\">" + TIME.format(instant) + "</time>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
