package io.heard.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom one contact was handled.
 *
 * @param firstRespondedAt absent where nobody responds
 */
record Moment(
        String channel,
        String team,
        @Nullable String agent,
        Instant openedAt,
        @Nullable Instant firstRespondedAt,
        Instant closedAt) {

    private static final List<String> AGENTS = List.of(
            "priya", "marcus", "aisling", "tom", "leila", "owen", "femi", "hannah", "sanjay", "greta", "callum",
            "noor");

    /**
     * @param waitFactor how much longer than usual the customer waited, 1 for the usual
     */
    static Moment of(String touchpoint, Instant closedAt, double waitFactor, RandomGenerator random) {
        String agent = AGENTS.get(random.nextInt(AGENTS.size()));
        return switch (touchpoint) {
            case "support-call" ->
                conversation(
                        "phone",
                        random.nextBoolean() ? "phone-north" : "phone-south",
                        agent,
                        closedAt,
                        seconds(330 * waitFactor, random),
                        seconds(540, random));
            case "support-chat" ->
                conversation(
                        "chat",
                        random.nextInt(3) == 0 ? "chat-evening" : "chat-day",
                        agent,
                        closedAt,
                        seconds(140 * waitFactor, random),
                        seconds(900, random));
            case "delivery" ->
                new Moment(
                        random.nextInt(5) == 0 ? "parcel-locker" : "courier",
                        random.nextBoolean() ? "depot-east" : "depot-west",
                        null,
                        closedAt.minus(Duration.ofHours(20 + random.nextInt(150))),
                        null,
                        closedAt);
            default ->
                random.nextInt(3) == 0
                        ? conversation(
                                "shop", "shop-harbour", agent, closedAt, seconds(240, random), seconds(1100, random))
                        : new Moment("web", "online-shop", null, closedAt.minus(seconds(700, random)), null, closedAt);
        };
    }

    private static Moment conversation(
            String channel, String team, String agent, Instant closedAt, Duration wait, Duration talk) {
        Instant responded = closedAt.minus(talk);
        return new Moment(channel, team, agent, responded.minus(wait), responded, closedAt);
    }

    /** Log-normal around the median: mostly near it, sometimes several times as long. */
    private static Duration seconds(double median, RandomGenerator random) {
        return Duration.ofSeconds(1 + Math.round(median * Math.exp(0.8 * random.nextGaussian())));
    }
}
