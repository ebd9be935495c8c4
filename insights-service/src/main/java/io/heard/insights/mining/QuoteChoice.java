package io.heard.insights.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Picks the verbatims that show best what a theme is about: complaints beyond doubt, near its centre, readable, each by another
 * customer.
 */
public final class QuoteChoice {

    /**
     * The probability from which on a text is a complaint beyond doubt: others count, but read on their own some are plain
     * remarks, so they are shown only where there are too few better ones.
     */
    public static final double BEYOND_DOUBT = .9;

    private static final int SHORTEST = 25;
    private static final int LONGEST = 220;

    /** What being too short or too long costs, as a difference of cosines. */
    private static final double UNREADABLE = .15;

    private QuoteChoice() {}

    /**
     * @param beyondDoubt whether it is surely a complaint, see {@link #BEYOND_DOUBT}; true also where only scores tell
     * @param similarity cosine to the theme's centre
     */
    public record Candidate(UUID segmentId, UUID customerId, String text, boolean beyondDoubt, double similarity) {}

    /** At most so many, the best first. */
    public static List<Candidate> choose(List<Candidate> candidates, int quotes) {
        List<Candidate> byWorth = candidates.stream()
                .sorted(Comparator.comparing(Candidate::beyondDoubt)
                        .thenComparingDouble(QuoteChoice::worth)
                        .reversed()
                        .thenComparing(Candidate::segmentId))
                .toList();
        List<Candidate> chosen = new ArrayList<>();
        Set<UUID> customers = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (Candidate candidate : byWorth) {
            boolean isNew = !customers.contains(candidate.customerId()) && !texts.contains(plain(candidate.text()));
            if (isNew && chosen.size() < quotes) {
                chosen.add(candidate);
                customers.add(candidate.customerId());
                texts.add(plain(candidate.text()));
            }
        }
        return chosen;
    }

    private static double worth(Candidate candidate) {
        int length = candidate.text().length();
        return candidate.similarity() - (length < SHORTEST || length > LONGEST ? UNREADABLE : 0);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
