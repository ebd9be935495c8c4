package io.heard.feedback.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostLookupTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Thread> lookups = new CopyOnWriteArrayList<>();
    private final CountDownLatch answered = new CountDownLatch(1);

    /** Name servers say nothing about slow.example. */
    private final HostLookup lookup = new HostLookup() {
        @Override
        List<InetAddress> resolve(String host) throws UnknownHostException {
            lookups.add(Thread.currentThread());
            if (host.equals("unknown.example")) {
                throw new UnknownHostException(host);
            }
            if (host.equals("slow.example")) {
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    throw new UnknownHostException(host);
                }
            }
            return List.of(InetAddress.getLoopbackAddress());
        }
    };

    @AfterEach
    void stop() {
        answered.countDown();
        lookup.stop();
    }

    @Test
    void holdsNoThreadThatPagesAreAnsweredOn() throws Exception {
        try (var pages = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pages.submit(() -> lookup.addresses("hooks.example", LONG))
                            .get())
                    .containsExactly(InetAddress.getLoopbackAddress());
        }
        assertThat(lookups)
                .singleElement()
                .satisfies(thread -> assertThat(thread.isVirtual()).isFalse());
    }

    @Test
    void givesUpInTimeAndOneHostTakesNothingFromOthers() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> lookup.addresses("slow.example", Duration.ofMillis(1)));
        }

        assertThat(lookup.addresses("hooks.example", LONG)).hasSize(1);
        answered.countDown();
        assertThat(lookup.addresses("slow.example", LONG)).hasSize(1);
    }

    @Test
    void saysThatAHostIsUnknown() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> lookup.addresses("unknown.example", LONG));
    }
}
