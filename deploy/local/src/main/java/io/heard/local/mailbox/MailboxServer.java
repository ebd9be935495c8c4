package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages for people and the JSON for programs. It only ever reads. */
final class MailboxServer implements AutoCloseable {

    private static final Pattern MAIL =
            Pattern.compile("(?<api>/api)?/mails/(?<position>\\d{1,18})(?<part>/content|/source)?");

    /** A page of another site that had its name point here must not read the links in the mails. */
    private static final Pattern LOCAL_HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1_000;
    private static final int PAGE_SIZE = 50;

    private final MailStore store;
    private final HttpServer server;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private MailboxServer(MailStore store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    static MailboxServer start(MailStore store, int port) throws IOException {
        // Without it the JDK's server delays every small answer by some 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        MailboxServer server = new MailboxServer(store, http);
        http.createContext("/", server::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerTo(exchange).sendTo(exchange);
        }
    }

    private Answer answerTo(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean forProgram = path.startsWith("/api/");
        try {
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (host == null || !LOCAL_HOST.matcher(host).matches()) {
                return refusal(forProgram, 421, "The mailbox answers only to localhost");
            }
            if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                return refusal(forProgram, 405, "The mailbox can only be read").with("Allow", "GET, HEAD");
            }
            return find(path, parameters(exchange.getRequestURI().getRawQuery()))
                    .orElseGet(() -> refusal(forProgram, 404, "There is no such mail or page"));
        } catch (NoSuchFileException e) {
            return refusal(forProgram, 404, "The file of this mail is gone");
        } catch (IllegalArgumentException e) {
            return refusal(
                    forProgram, 400, "after, before and limit are whole numbers; limit is 1 to " + LARGEST_LIMIT);
        }
    }

    private Optional<Answer> find(String path, Map<String, String> parameters) throws IOException {
        return switch (path) {
            case "/" -> Optional.of(inbox(parameters));
            case "/mailbox.css" -> Optional.of(style());
            case "/api/mails" -> Optional.of(mails(parameters));
            default -> findMail(path, parameters);
        };
    }

    private Optional<Answer> findMail(String path, Map<String, String> parameters) throws IOException {
        Matcher named = MAIL.matcher(path);
        if (!named.matches()) {
            return Optional.empty();
        }
        Optional<StoredMail> mail = store.find(Long.parseLong(named.group("position")));
        boolean forProgram = named.group("api") != null;
        String part = named.group("part");
        if (mail.isEmpty() || (forProgram && part != null)) {
            return Optional.empty();
        }
        return Optional.of(forProgram ? json(wholeMail(mail.get())) : mail(mail.get(), part, parameters));
    }

    private Answer inbox(Map<String, String> parameters) {
        String recipient = parameters.getOrDefault("to", "");
        long before = number(parameters, "before", Long.MAX_VALUE);
        List<StoredMail> mails = store.before(before, recipient, PAGE_SIZE + 1);
        boolean more = mails.size() > PAGE_SIZE;
        return Answer.page(
                200,
                MailboxPages.inbox(
                        more ? mails.subList(0, PAGE_SIZE) : mails,
                        store.size(),
                        recipient,
                        before != Long.MAX_VALUE,
                        more));
    }

    private Answer mail(StoredMail stored, @Nullable String part, Map<String, String> parameters) throws IOException {
        if ("/source".equals(part)) {
            return source(stored);
        }
        OpenedMail opened = open(stored);
        return "/content".equals(part)
                ? Answer.mail(MailboxPages.content(opened))
                : Answer.page(200, MailboxPages.mail(stored, opened, parameters.getOrDefault("view", "")));
    }

    private Answer source(StoredMail stored) throws IOException {
        try (InputStream in = store.open(stored)) {
            return Answer.of(200, "message/rfc822", in.readAllBytes())
                    .with("Content-Disposition", "attachment; filename=\"mail-" + stored.position() + ".eml\"");
        }
    }

    /** A page of mails after a position; {@code next} is the position to go on from, the same one when there is nothing new. */
    private record Mails(List<StoredMail> items, long next) {}

    private Answer mails(Map<String, String> parameters) {
        long after = number(parameters, "after", 0);
        long limit = number(parameters, "limit", DEFAULT_LIMIT);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit");
        }
        // Asked before the mails are: a mail that arrives meanwhile is seen next time, not skipped.
        long newest = store.lastPosition().orElse(after);
        List<StoredMail> items = store.after(after, parameters.getOrDefault("to", ""), (int) limit);
        long last = items.isEmpty() ? after : items.getLast().position();
        return json(new Mails(items, items.size() == limit ? last : Math.max(last, newest)));
    }

    /** A mail with all that is in it. */
    private record WholeMail(
            String id,
            long position,
            String from,
            String to,
            String subject,
            String messageId,
            Instant receivedAt,
            @Nullable String html,
            @Nullable String text,
            Map<String, List<String>> headers) {}

    private WholeMail wholeMail(StoredMail stored) throws IOException {
        OpenedMail opened = open(stored);
        return new WholeMail(
                stored.id(),
                stored.position(),
                stored.from(),
                stored.to(),
                stored.subject(),
                stored.messageId(),
                stored.receivedAt(),
                opened.html(),
                opened.text(),
                opened.headers());
    }

    private OpenedMail open(StoredMail stored) throws IOException {
        try (InputStream in = store.open(stored)) {
            return OpenedMail.read(in);
        }
    }

    private Answer json(Object value) {
        try {
            return Answer.of(200, "application/json", json.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new IllegalStateException("Records of plain values can be written", e);
        }
    }

    private Answer refusal(boolean forProgram, int status, String title) {
        return forProgram
                ? Answer.of(
                        status, "application/problem+json", "{\"status\":" + status + ",\"title\":\"" + title + "\"}")
                : Answer.page(status, MailboxPages.refusal(title));
    }

    private static Answer style() throws IOException {
        try (InputStream in = MailboxServer.class.getResourceAsStream("mailbox.css")) {
            if (in == null) {
                throw new IllegalStateException("mailbox.css belongs beside this class");
            }
            return Answer.of(200, "text/css; charset=utf-8", in.readAllBytes());
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        if (query == null) {
            return Map.of();
        }
        return Arrays.stream(query.split("&", 20))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8),
                        pair -> pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8),
                        (first, second) -> first));
    }

    private static long number(Map<String, String> parameters, String name, long otherwise) {
        String value = parameters.get(name);
        return value == null || value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
