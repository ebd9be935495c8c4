package io.heard.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The platform's public API through the gateway. */
public final class PlatformApi implements AutoCloseable {

    private static final int TOKEN_ATTEMPTS = 3;

    private final PatientClient client = new PatientClient();
    private final URI gateway;
    private final Tokens tokens;

    /**
     * @param gateway the public door, for example {@code http://localhost:8080}
     * @param secrets by client id
     */
    public PlatformApi(URI gateway, URI tokenEndpoint, Map<String, String> secrets) {
        this.gateway = gateway;
        this.tokens = new Tokens(client, tokenEndpoint, secrets);
    }

    public JsonNode get(Caller caller, String path, Map<String, String> query) {
        return Json.read(require(call(caller, "GET", withQuery(path, query), BodyPublishers.noBody(), ""), "GET", path)
                .body());
    }

    /** All items of a list, page by page. */
    public List<JsonNode> list(Caller caller, String path, Map<String, String> query) {
        List<JsonNode> items = new ArrayList<>();
        Map<String, String> next = new TreeMap<>(query);
        while (true) {
            JsonNode page = get(caller, path, next);
            page.path("items").forEach(items::add);
            String token = page.path("nextPageToken").asText("");
            if (token.isEmpty() || token.equals("null")) {
                return items;
            }
            next.put("pageToken", token);
        }
    }

    public JsonNode post(Caller caller, String path, JsonNode body) {
        return Json.read(require(
                        call(caller, "POST", path, BodyPublishers.ofString(Json.write(body)), "application/json"),
                        "POST",
                        path)
                .body());
    }

    /** Lines of JSON in one request; the caller looks at the status of each. */
    public Reply postLines(Caller caller, String path, String lines) {
        return require(
                call(caller, "POST", path, BodyPublishers.ofString(lines), "application/x-ndjson"), "POST", path);
    }

    /** Without a body, as the states of surveys and campaigns are put. */
    public void put(Caller caller, String path) {
        require(call(caller, "PUT", path, BodyPublishers.noBody(), ""), "PUT", path);
    }

    /** Takes a state back. */
    public void delete(Caller caller, String path) {
        require(call(caller, "DELETE", path, BodyPublishers.noBody(), ""), "DELETE", path);
    }

    /** A file, as it comes; to be closed. */
    public InputStream download(Caller caller, String path) {
        HttpRequest request = request(caller, "GET", path, BodyPublishers.noBody(), "");
        return client.download(HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Accept"))
                .build());
    }

    /** For pages and mails, which need no token. */
    public PatientClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply call(Caller caller, String method, String path, BodyPublisher body, String contentType) {
        for (int attempt = 0; attempt < TOKEN_ATTEMPTS; attempt++) {
            Reply reply = client.send(() -> request(caller, method, path, body, contentType));
            if (reply.status() != 401) {
                return reply;
            }
            tokens.forget(caller);
        }
        throw new PlatformProblem(method + " " + path + " does not accept the token of " + caller.clientId());
    }

    private HttpRequest request(Caller caller, String method, String path, BodyPublisher body, String contentType) {
        HttpRequest.Builder request = PatientClient.to(URI.create(gateway + path))
                .header("Authorization", "Bearer " + tokens.of(caller))
                .header("Accept", "application/json, application/problem+json")
                .method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return request.build();
    }

    private static Reply require(Reply reply, String method, String path) {
        if (reply.isOk()) {
            return reply;
        }
        throw new PlatformProblem(method + " " + path + " answers " + reply.status() + ": " + reason(reply));
    }

    private static String reason(Reply reply) {
        try {
            JsonNode problem = Json.read(reply.body());
            return problem.path("title").asText("") + " "
                    + problem.path("detail").asText("")
                    + (problem.has("errors") ? " " + Json.write(problem.path("errors")) : "");
        } catch (PlatformProblem notJson) {
            return "no explanation";
        }
    }

    private static String withQuery(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }
}
