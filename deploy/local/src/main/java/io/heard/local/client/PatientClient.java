package io.heard.local.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Sends a request again and again while the other side is away, for as long as a service may take to come back. */
public final class PatientClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PATIENCE_TEXT = "90 s";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(35);
    private static final Set<Integer> AWAY = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** A request to which authorisation, body and method may be added. */
    public static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(ANSWER_TIMEOUT);
    }

    /**
     * The first answer that does not mean "not now".
     *
     * @param request asked anew at each attempt, since a token may have run out meanwhile
     * @throws PlatformProblem when the other side stays away for 90 s
     */
    public Reply send(Supplier<HttpRequest> request) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        Duration pause = FIRST_PAUSE;
        for (boolean repeated = false; ; repeated = true) {
            HttpRequest attempt = request.get();
            String trouble;
            try {
                HttpResponse<String> response = http.send(attempt, BodyHandlers.ofString());
                if (!AWAY.contains(response.statusCode())) {
                    return reply(response, repeated);
                }
                trouble = "answers " + response.statusCode();
            } catch (IOException e) {
                trouble = "cannot be reached (" + e.getClass().getSimpleName() + ")";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlatformProblem("Interrupted", e);
            }
            if (System.nanoTime() > giveUpAt) {
                throw new PlatformProblem(
                        attempt.method() + " " + place(attempt.uri()) + " " + trouble + " for " + PATIENCE_TEXT);
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** What a request brings, as it comes; tried once. */
    InputStream download(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return response.body();
            }
            response.body().close();
            throw new PlatformProblem("GET " + place(request.uri()) + " answers " + response.statusCode());
        } catch (IOException e) {
            throw new PlatformProblem("GET " + place(request.uri()) + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Waits, and fails when interrupted. */
    public static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }

    /** Survey links are as good as a key, so they never reach the screen. */
    static String place(URI address) {
        String path = address.getPath();
        boolean link = path.startsWith("/s/") || path.startsWith("/u/");
        return address.getAuthority() + (link ? path.substring(0, 3) + "…" : path);
    }

    private static Reply reply(HttpResponse<String> response, boolean repeated) {
        Optional<URI> location = response.headers()
                .firstValue("Location")
                .map(to -> response.uri().resolve(to));
        return new Reply(response.statusCode(), response.body(), location, repeated);
    }
}
