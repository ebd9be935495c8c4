package io.heard.survey.sending;

import io.github.bucket4j.Bucket;
import io.heard.survey.mail.MailConfig;
import io.heard.survey.mail.MailOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How fast mails may go out, altogether and to each receiving domain. */
@ApplicationScoped
class SendingPace {

    /** So many refusals for now in a row, and the domain is left alone for a while. */
    private static final int TOO_MANY = 5;

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final int MOST_DOMAINS = 10_000;
    private static final Duration SPREAD = Duration.ofSeconds(5);

    private final @Nullable Bucket all;
    private final Map<String, Limit> domains = new HashMap<>();
    private final Map<String, Instant> lastTurn = new ConcurrentHashMap<>();
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();
    private final Clock clock;

    /** @param apart how long after one mail the next may go */
    private record Limit(Bucket bucket, Duration apart) {}

    /** @param refused how many mails in a row the domain has not taken */
    private record Rest(int refused, Duration length, Instant until) {}

    SendingPace(MailConfig config, Clock clock) {
        this.all = config.rate().isPresent() ? bucket(config.rate().getAsInt(), Duration.ofSeconds(1)) : null;
        config.domainRates()
                .forEach((domain, perMinute) -> domains.put(
                        domain.toLowerCase(Locale.ROOT),
                        new Limit(
                                bucket(perMinute, Duration.ofMinutes(1)),
                                Duration.ofMinutes(1).dividedBy(perMinute))));
        this.clock = clock;
    }

    /** When a mail to this domain should be tried instead; empty when it may go now. */
    Optional<Instant> later(String domain) {
        Instant now = clock.instant();
        Rest rest = resting.get(domain);
        if (rest != null && now.isBefore(rest.until())) {
            return Optional.of(spread(rest.until()));
        }
        Limit limit = domains.get(domain);
        if (limit == null) {
            return Optional.empty();
        }
        long nanos = limit.bucket().tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(turn(domain, limit, now.plusNanos(nanos)));
    }

    /** Each that waits gets a turn of its own: if all came back for the next one, they would only be sent away again. */
    private Instant turn(String domain, Limit limit, Instant earliest) {
        return lastTurn.merge(domain, earliest, (last, next) -> {
            Instant after = last.plus(limit.apart());
            return after.isAfter(next) ? after : next;
        });
    }

    /** Waits for the turn of the next mail, whichever it is. */
    void awaitTurn() throws InterruptedException {
        if (all != null) {
            long nanos = all.consumeIgnoringRateLimits(1);
            if (nanos > 0) {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        }
    }

    void note(String domain, MailOutcome outcome) {
        switch (outcome) {
            case MailOutcome.Accepted accepted -> resting.remove(domain);
            case MailOutcome.Postponed(String reason) -> {
                // A server that is away says nothing about the domain.
                if (reason.startsWith("reply-")) {
                    rest(domain);
                }
            }
            case MailOutcome.Refused refused -> {}
            case MailOutcome.InDoubt inDoubt -> {}
        }
    }

    private void rest(String domain) {
        if (resting.size() >= MOST_DOMAINS) {
            resting.values().removeIf(rest -> rest.until().isBefore(clock.instant()));
        }
        resting.merge(domain, new Rest(1, FIRST_REST, Instant.MIN), (before, first) -> {
            int refused = before.refused() + 1;
            if (refused < TOO_MANY) {
                return new Rest(refused, before.length(), before.until());
            }
            // One more is tried after the rest; if that is refused too, the next rest is longer.
            Duration next = before.length().multipliedBy(2);
            return new Rest(
                    TOO_MANY - 1,
                    next.compareTo(LONGEST_REST) < 0 ? next : LONGEST_REST,
                    clock.instant().plus(before.length()));
        });
    }

    /** Those that wait for the same moment do not all come back at it. */
    private static Instant spread(Instant time) {
        return time.plusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
    }

    private static Bucket bucket(int mails, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(mails).refillGreedy(mails, period))
                .build();
    }
}
