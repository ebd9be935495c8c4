package io.heard.gateway.platform;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that echoes what reached it. The query says what else to do: {@code ?stub=hang|abort|abort-midway|dirty|...}; a
 * number is the status to answer with. With {@code &n=<name>} it counts, for {@code /count?n=<name>} to tell.
 */
final class StubService {

    private static final Map<String, AtomicInteger> SEEN = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> LEFT = new ConcurrentHashMap<>();

    private StubService() {}

    static int start(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(StubService::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void answer(HttpServerRequest request) {
        String name = request.getParam("n", "");
        if (request.path().equals("/count")) {
            request.response()
                    .end(count(SEEN, name).get() + " " + count(LEFT, name).get());
            return;
        }
        count(SEEN, name).incrementAndGet();
        request.response().exceptionHandler(left -> count(LEFT, name).incrementAndGet());
        String behaviour = request.getParam("stub", "echo");
        if (behaviour.equals("abort")) {
            request.connection().close();
        } else if (behaviour.equals("hang")) {
            request.resume();
        } else {
            request.body().onSuccess(body -> answer(request, behaviour, body));
        }
    }

    private static void answer(HttpServerRequest request, String behaviour, Buffer body) {
        HttpServerResponse response = request.response();
        switch (behaviour) {
            case "abort-midway" -> {
                response.setChunked(true).write("half of it");
                request.connection().close();
            }
            case "hang-midway" -> response.setChunked(true).write("half of it");
            case "dirty" -> dirty(response);
            case "located" ->
                response.setStatusCode(201)
                        .putHeader("Location", "http://" + request.getHeader("Host") + "/api/v1/campaigns/1")
                        .end();
            case "framed" ->
                response.putHeader(
                                "Content-Security-Policy",
                                "default-src 'none'; frame-ancestors https://www.example.com http://localhost:8080")
                        .putHeader("X-Frame-Options", "DENY")
                        .end("framed");
            case "unframed" ->
                response.putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                        .end("unframed");
            case "answered" ->
                response.putHeader("Set-Cookie", "heard_answered=ticket; Path=/o/token; HttpOnly")
                        .end("answered");
            case "echo" ->
                response.putHeader("Content-Type", "application/json").end(echo(request, body));
            default -> response.setStatusCode(Integer.parseInt(behaviour)).end("status");
        }
    }

    private static void dirty(HttpServerResponse response) {
        response.putHeader("Server", "secret-server/1.0")
                .putHeader("X-Powered-By", "secret")
                .putHeader("Connection", "keep-alive, X-Odd")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("Set-Cookie", "tracking=1")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("X-Request-Id", "theirs")
                .putHeader("X-Content-Type-Options", (Iterable<String>) List.of("nosniff", "nosniff"))
                .putHeader("Content-Security-Policy", "default-src 'self'")
                .putHeader("Cache-Control", "public, max-age=60")
                .end("dirty");
    }

    private static String echo(HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        for (String header : request.headers().names()) {
            headers.put(
                    header.toLowerCase(Locale.ROOT),
                    new JsonArray(request.headers().getAll(header)));
        }
        return new JsonObject()
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .put("body", body.length())
                .encode();
    }

    private static AtomicInteger count(Map<String, AtomicInteger> counts, String name) {
        return counts.computeIfAbsent(name, ignored -> new AtomicInteger());
    }
}
