package io.heard.gateway.routing;

import io.heard.gateway.answer.Audience;
import io.heard.gateway.answer.Refusal;
import io.heard.gateway.answer.Refusals;
import io.heard.gateway.limits.Limits;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service and the answer on its way back. The only class that knows the proxy library.
 *
 * <p>A request is sent once. What failed may have had its effect all the same, so trying again is the client's decision.
 */
final class Exchange implements ProxyInterceptor {

    /** Without web sockets: they would pass by every rule here. */
    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    private final RoutingContext context;
    private final Visit visit;
    private final Services.Service service;
    private final ForwardedAs forwardedAs;
    private final Refusals refusals;
    private final Limits limits;
    private final ForwardingConfig config;

    private @Nullable HttpClientRequest outgoing;
    private @Nullable Refusal reason;

    Exchange(
            RoutingContext context,
            Services.Service service,
            ForwardedAs forwardedAs,
            Refusals refusals,
            Limits limits,
            ForwardingConfig config) {
        this.context = context;
        this.visit = Visit.of(context);
        this.service = service;
        this.forwardedAs = forwardedAs;
        this.refusals = refusals;
        this.limits = limits;
        this.config = config;
    }

    void begin() {
        HttpServerRequest request = context.request();
        Duration time = switch (visit.route().time()) {
            case USUAL -> config.totalTimeout();
            case LONG -> config.longTimeout();
            case DOWNLOAD -> config.downloadTimeout();
        };
        long deadline = context.vertx()
                .setTimer(time.toMillis(), late -> abandon(arrived(request) ? Refusal.SERVICE_SLOW : Refusal.TOO_SLOW));
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(deadline);
            if (ended.failed()) {
                reset();
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        HttpProxy.reverseProxy(OPTIONS, service.client())
                .origin(this::connect)
                .addInterceptor(this)
                .handle(request);
    }

    private static boolean arrived(HttpServerRequest request) {
        return request.isEnded() || !Refusals.hasBody(request);
    }

    private Future<HttpClientRequest> connect(ProxyContext ignored) {
        RequestOptions options = new RequestOptions()
                .setHost(service.address().getHost())
                .setPort(service.port())
                .setSsl(service.encrypted())
                .setConnectTimeout(config.connectTimeout().toMillis());
        return service.client().request(options).onSuccess(connected -> {
            outgoing = connected;
            // Whatever happens to it fails the answer too, which is where we look at it.
            connected.exceptionHandler(failure -> {});
            if (reason != null || context.response().closed()) {
                reset();
            }
        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
        ProxyRequest request = proxy.request();
        MultiMap headers =
                HeaderPolicy.inward(context.request().headers(), visit.route().audience());
        forwardedAs.describe(headers, visit);
        Passage.accessToken(context).ifPresent(token -> headers.set("Authorization", "Bearer " + token));
        request.headers().clear().addAll(headers);
        request.setURI(visit.target().uri());
        request.setBody(Refusals.hasBody(context.request()) ? limited(request.getBody()) : null);
        return proxy.sendRequest().recover(this::refuse);
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxy) {
        ProxyResponse answer = proxy.response();
        OptionalLong wait = waitAfterBadLink(answer.getStatusCode());
        if (wait.isPresent()) {
            answer.release();
            refusals.sendLater(context, Refusal.TOO_MANY, wait.getAsLong());
            return Future.succeededFuture();
        }
        HeaderPolicy.outward(answer.headers(), visit.route().audience());
        String location = answer.headers().get("Location");
        if (location != null) {
            answer.headers().set("Location", forwardedAs.publicLocation(location, service.address()));
        }
        return proxy.sendResponse().recover(brokenOff -> {
            // The head is out already: all that is left is to make clear that the rest is missing.
            abandon(Refusal.SERVICE_BROKE_OFF);
            return Future.succeededFuture();
        });
    }

    private Body limited(Body body) {
        ReadStream<Buffer> counted =
                new CountedBody(body.stream(), visit.route().bodyLimit(), () -> abandon(Refusal.TOO_LARGE));
        return Body.body(counted, body.length());
    }

    /** Guessing links is slowed down; whoever has a good link is never, whatever others in the same network do. */
    private OptionalLong waitAfterBadLink(int status) {
        Audience audience = visit.route().audience();
        // Everybody may hold an open link, so one that has closed is no guess.
        boolean badLink = (audience == Audience.RESPONDENT && (status == 404 || status == 410))
                || (audience == Audience.PASSER_BY && status == 404);
        return badLink ? limits.badLink(visit.address()) : OptionalLong.empty();
    }

    /** Gives up and stops the service's work; the answer follows from the failure this causes. */
    private void abandon(Refusal why) {
        if (reason == null) {
            reason = why;
        }
        if (outgoing == null || context.response().headWritten()) {
            refusals.send(context, why);
        }
        reset();
    }

    private void reset() {
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    /** Answers in our own words. The returned future never completes, so the library adds nothing to them. */
    private Future<ProxyResponse> refuse(Throwable failure) {
        refusals.send(context, reason != null ? reason : reasonOf(failure));
        return Promise.<ProxyResponse>promise().future();
    }

    private Refusal reasonOf(Throwable failure) {
        if (outgoing == null) {
            return Refusal.SERVICE_UNAVAILABLE;
        }
        return failure.getClass().getSimpleName().toLowerCase(Locale.ROOT).contains("timeout")
                ? Refusal.SERVICE_SLOW
                : Refusal.SERVICE_BROKE_OFF;
    }
}
