package io.heard.survey.preview;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** How many test mails go out: a preview must not become a way to send mail. */
@ApplicationScoped
class TestMailLimits {

    private static final int REMEMBERED = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(HOUR.multipliedBy(2))
            .build();
    private final TestMailConfig config;

    TestMailLimits(TestMailConfig config) {
        this.config = config;
    }

    /** False when the campaign or the caller has used up this hour's. */
    boolean allows(UUID campaignId, String caller) {
        return bucket("campaign " + campaignId).tryConsume(1)
                && bucket("caller " + caller).tryConsume(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                unknown -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(config.perHour())
                                .refillGreedy(config.perHour(), HOUR)
                                .build())
                        .build());
    }
}
