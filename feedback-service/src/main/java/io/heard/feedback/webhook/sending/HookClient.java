package io.heard.feedback.webhook.sending;

import io.heard.feedback.webhook.WebHookConfig;
import io.heard.feedback.webhook.WebHooks;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message to one address. Connects to the address that was looked at and to no other, follows no redirect, reads no
 * more than the beginning of an answer, and gives up in time. Nothing of ours but the message is sent: no cookie, no token.
 *
 * <p>Certificates are checked against the platform's own list of authorities, or against {@code quarkus.tls.web-hooks.trust-store}.
 */
@ApplicationScoped
public class HookClient {

    private static final int LONGEST_ANSWER = 1_024;
    private static final int LONGEST_HEADERS = 16_384;

    private final HookTargets targets;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    @Inject
    HookClient(Vertx vertx, TlsConfigurationRegistry tls, HookTargets targets, WebHookConfig config, Clock clock) {
        this(
                vertx,
                tls.get("web-hooks")
                        .map(configured -> configured.getTrustStoreOptions())
                        .orElse(null),
                targets,
                config,
                clock);
    }

    HookClient(Vertx vertx, @Nullable TrustOptions trust, HookTargets targets, WebHookConfig config, Clock clock) {
        this.targets = targets;
        this.timeout = config.timeout();
        this.clock = clock;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setTrustOptions(trust)
                .setVerifyHost(true)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxPoolSize(config.concurrency() * WebHooks.MOST) // Several hooks may lead to one host.
                .setKeepAliveTimeout(10)
                .setConnectTimeout(Math.toIntExact(timeout.toMillis())));
    }

    /** Waits for what comes of it, the lookup of the host included, no longer than the configured timeout. Never fails. */
    public HookAnswer send(HookMessage message) throws InterruptedException {
        long began = System.nanoTime();
        HookTarget target;
        try {
            target = targets.find(message.url(), timeout);
        } catch (TimeoutException e) {
            return HookAnswer.none(HookAnswer.Problem.TIMEOUT);
        } catch (HookAddressException e) {
            return HookAnswer.none(
                    e.isPassing() ? HookAnswer.Problem.HOST_UNKNOWN : HookAnswer.Problem.ADDRESS_REFUSED);
        }
        CompletableFuture<HookAnswer> answered = new CompletableFuture<>();
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        http.request(options(target, message))
                .onFailure(answered::completeExceptionally)
                .onSuccess(request -> {
                    sent.set(request);
                    exchange(request, message, answered);
                });
        try {
            return answered.get(timeout.toNanos() - (System.nanoTime() - began), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return HookAnswer.none(HookAnswer.Problem.TIMEOUT);
        } catch (ExecutionException e) {
            return HookAnswer.none(problem(e));
        } finally {
            abandon(answered, sent.get());
        }
    }

    /** Does nothing when there was an answer. */
    private static void abandon(CompletableFuture<HookAnswer> answered, @Nullable HttpClientRequest sent) {
        if (answered.cancel(false) && sent != null) {
            sent.reset();
        }
    }

    private RequestOptions options(HookTarget target, HookMessage message) {
        long timestamp = clock.instant().getEpochSecond();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(target.encrypted())
                .setHost(target.host())
                .setPort(target.port())
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setURI(target.resource())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Heard-Web-Hooks/1")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader(
                        "webhook-signature", Signatures.of(message.secrets(), message.id(), timestamp, message.body()));
    }

    private void exchange(HttpClientRequest request, HookMessage message, CompletableFuture<HookAnswer> answered) {
        request.exceptionHandler(answered::completeExceptionally);
        if (answered.isDone()) {
            request.reset(); // It took too long to connect.
            return;
        }
        request.response()
                .onFailure(answered::completeExceptionally)
                .onSuccess(response -> read(request, response, answered));
        request.send(message.body());
    }

    private void read(HttpClientRequest request, HttpClientResponse response, CompletableFuture<HookAnswer> answered) {
        Buffer beginning = Buffer.buffer();
        response.exceptionHandler(answered::completeExceptionally);
        response.handler(part -> {
            int wanted = Math.min(part.length(), LONGEST_ANSWER - beginning.length());
            beginning.appendBuffer(part, 0, wanted);
            if (wanted < part.length()) {
                answered.complete(answer(response, beginning));
                request.reset();
            }
        });
        response.endHandler(end -> answered.complete(answer(response, beginning)));
    }

    private HookAnswer answer(HttpClientResponse response, Buffer beginning) {
        return new HookAnswer(
                response.statusCode(),
                null,
                beginning.length() == 0 ? null : beginning.toString(StandardCharsets.UTF_8),
                RetryAfter.read(response.getHeader("retry-after"), clock.instant()));
    }

    private static HookAnswer.Problem problem(ExecutionException failure) {
        boolean untrusted = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SSLException);
        return untrusted ? HookAnswer.Problem.NOT_TRUSTED : HookAnswer.Problem.NO_CONNECTION;
    }

    /** The header {@code Retry-After}: seconds or a date. */
    static final class RetryAfter {

        private static final Duration LONGEST = Duration.ofDays(1);

        private RetryAfter() {}

        static Optional<Duration> read(@Nullable String header, Instant now) {
            if (header == null) {
                return Optional.empty();
            }
            return (header.matches("\\d{1,9}")
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
                            : date(header).map(date -> Duration.between(now, date)))
                    .filter(Duration::isPositive)
                    .map(wanted -> wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST);
        }

        private static Optional<Instant> date(String header) {
            try {
                return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        }
    }
}
