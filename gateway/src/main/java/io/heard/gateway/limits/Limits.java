package io.heard.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;

/** Counts attempts. Each method says how many seconds to wait, or nothing when there is no need to. */
@ApplicationScoped
public class Limits {

    private static final int BURST_SECONDS = 4;
    /** Longer than any bucket takes to fill again, so that nobody gains by being forgotten. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final Cache<String, Bucket> badLinks;
    private final Cache<String, Bucket> openAnswers;
    private final Cache<String, Bucket> strangers;
    private final Cache<String, Bucket> callers;
    private final LimitsConfig config;

    Limits(LimitsConfig config) {
        this.config = config;
        this.badLinks = cache(config);
        this.openAnswers = cache(config);
        this.strangers = cache(config);
        this.callers = cache(config);
    }

    /** A link from this address led nowhere. */
    public OptionalLong badLink(String address) {
        return take(badLinks.get(AddressKey.of(address), ignored -> perMinute(config.badLinksPerMinute())));
    }

    /** Somebody at this address answers an open survey. */
    public OptionalLong openAnswer(String address) {
        return take(openAnswers.get(AddressKey.of(address), ignored -> perMinute(config.openAnswersPerMinute())));
    }

    /** Somebody at this address called without valid credentials. */
    public OptionalLong stranger(String address) {
        return take(strangers.get(AddressKey.of(address), ignored -> perMinute(config.strangersPerMinute())));
    }

    /** Somebody we know calls. */
    public OptionalLong call(String subject) {
        return take(callers.get(subject, ignored -> perSecond(config.callsPerSecond())));
    }

    private static OptionalLong take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? OptionalLong.empty() : OptionalLong.of(seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    private static Bucket perMinute(int times) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(times)
                .refillGreedy(times, Duration.ofMinutes(1))
                .build();
        return Bucket.builder().addLimit(limit).build();
    }

    private static Bucket perSecond(int times) {
        Bandwidth limit = Bandwidth.builder()
                .capacity((long) times * BURST_SECONDS)
                .refillGreedy(times, Duration.ofSeconds(1))
                .build();
        return Bucket.builder().addLimit(limit).build();
    }

    private static Cache<String, Bucket> cache(LimitsConfig config) {
        return Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }
}
