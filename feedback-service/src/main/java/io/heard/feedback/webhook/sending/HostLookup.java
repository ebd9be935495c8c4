package io.heard.feedback.webhook.sending;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of a host. The JDK looks up in native code, which nothing interrupts and which holds a virtual thread's
 * carrier for as long as it takes: a name server that does not answer would stop everything else that runs on virtual threads,
 * the pages that customers answer on among it. So it happens on a few threads of its own, one at a time for each host.
 */
@ApplicationScoped
class HostLookup {

    private static final int THREADS = 8;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("host-lookup-", 0).factory());

    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    HostLookup() {
        threads.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** @throws TimeoutException when nothing is known by then; whoever asks again joins the lookup if it is still under way */
    List<InetAddress> addresses(String host, Duration within)
            throws UnknownHostException, TimeoutException, InterruptedException {
        var found = new CompletableFuture<List<InetAddress>>();
        CompletableFuture<List<InetAddress>> before = underWay.putIfAbsent(host, found);
        if (before == null) {
            threads.execute(() -> complete(host, found));
        }
        try {
            return (before == null ? found : before).get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : new UnknownHostException(host);
        }
    }

    private void complete(String host, CompletableFuture<List<InetAddress>> found) {
        try {
            List<InetAddress> addresses = resolve(host);
            underWay.remove(host);
            found.complete(addresses);
        } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(host);
            found.completeExceptionally(e);
        }
    }

    /** For as long as the platform's resolver likes. */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
