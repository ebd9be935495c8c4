package io.heard.testing.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.testing.apidocument.ApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads from a running service as no honest client would. Whatever it is asked, a service never fails: it answers, or refuses
 * with a problem that names the parameter and its rule.
 */
public final class HostileRequests {

    /** Percent-encoded, as they go into the address. */
    private static final List<String> VALUES = List.of(
            "",
            "%20",
            "%00",
            "a%00b",
            "%0D%0AX-Injected:%20yes",
            "%F0%9F%98%80",
            "%ED%A0%BD", // half of a surrogate pair
            "%C0%80",
            "%EF%BF%BF",
            "%E2%80%AE",
            "-1",
            "0",
            "201",
            "99999999999999999999999999",
            "1e309",
            "NaN",
            "2026-13-45T99:00:00Z",
            "%2B1000000000-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "not-an-id",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "bm90IGFuIGlk", // "not an id" as a page token
            "AAAA",
            "MTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk6MQ",
            "!!!",
            "'%20OR%201=1%20--",
            "%25s%7B%7Bx%7D%7D$%7Bx%7D",
            "..%5C..%5Cetc",
            "x".repeat(3000));

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;

    public HostileRequests(URI service) {
        this.service = service;
    }

    /**
     * Each answer that is none, in words; none is what a test wants.
     *
     * @param id stands for the ids in the operation's path; better one that exists, for its answers come from deeper inside
     */
    public List<String> mishandledBy(Operation operation, String id) {
        String path = operation.path().replaceAll("\\{[^}]+}", id);
        List<String> mishandled = new ArrayList<>();
        for (String value : VALUES) {
            for (String parameter : operation.parameters("query")) {
                look(path + "?" + parameter + "=" + value, mishandled);
            }
            if (!operation.parameters("path").isEmpty() && !value.isEmpty()) {
                look(operation.path().replaceAll("\\{[^}]+}", value.replace("$", "\\$")), mishandled);
            }
        }
        requireNamed("stray", path + "?stray=1", mishandled);
        operation
                .parameters("query")
                .forEach(parameter -> look(path + "?" + parameter + "=1&" + parameter + "=2", mishandled));
        return mishandled;
    }

    private void look(String request, List<String> mishandled) {
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() >= 500) {
            mishandled.add(request + " fails with " + response.statusCode());
        } else if (response.statusCode() == 400 && errors(response).isEmpty()) {
            mishandled.add(request + " is refused without a word on which parameter and why");
        } else if (response.statusCode() >= 400 && !isProblem(response)) {
            mishandled.add(request + " is refused with " + response.statusCode() + " and no problem");
        }
    }

    private void requireNamed(String parameter, String request, List<String> mishandled) {
        HttpResponse<byte[]> response = send(request);
        boolean named = errors(response).stream()
                .anyMatch(error -> error.path("field").asText().equals(parameter));
        if (response.statusCode() != 400 || !named) {
            mishandled.add(request + " is answered with " + response.statusCode() + ", not refused for " + parameter);
        }
    }

    private HttpResponse<byte[]> send(String request) {
        try {
            return client.send(
                    HttpRequest.newBuilder(service.resolve(request)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isProblem(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
    }

    /** The fields a refusal names, each with its rule. */
    private List<JsonNode> errors(HttpResponse<byte[]> response) {
        if (!isProblem(response)) {
            return List.of();
        }
        try {
            JsonNode errors = json.readTree(response.body()).path("errors");
            return StreamSupport.stream(errors.spliterator(), false)
                    .filter(error -> !error.path("message").asText().isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
