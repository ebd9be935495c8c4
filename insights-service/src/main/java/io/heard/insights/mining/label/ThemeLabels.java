package io.heard.insights.mining.label;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Names themes in the customers' own words: phrases that many members use and other themes do not (class-based TF-IDF as in
 * Grootendorst 2022, over phrases of one to three words, counted once per text), and among those the ones that mean what the
 * theme's centre means, so that a name or a running joke does not become the label.
 */
public final class ThemeLabels {

    private static final int MOST_WORDS = 5;

    /** In code points. Five words are shorter; what customers write without a space need not be a word. */
    private static final int LONGEST = 80;

    private static final int MOST_PHRASES = 3;
    private static final int CANDIDATES = 40;

    /** "lost bags" tells much more than "bags", although far fewer people write exactly that. Indexed by number of words. */
    private static final double[] LENGTH_BONUS = {0, 1, 12, 12};

    /** Where nobody knows which phrases read like a name, longer phrases are given less: most are no names. */
    private static final double[] LENGTH_BONUS_BY_WORDS = {0, 1, 3, 3};

    /** How much frequency counts beside likeness to the centre, which counts 1; an exponent. */
    private static final double FREQUENCY = .6;

    /** Keeps the order of frequency where nothing is particular, as with a single theme. */
    private static final double EVERYBODYS = .02;

    /** A phrase must be in this many members and this share of them, of different customers, or it is somebody's own. */
    private static final int FEWEST_USERS = 2;

    private static final double LEAST_SHARE = .02;

    /** Another phrase joins the first only if it says nearly as much. */
    private static final double WORTH_ADDING = .5;

    /** A cosine: "bags" and "luggage" say the same. */
    private static final double SAME_MEANING = .8;

    private static final String NAMELESS = "other complaints";

    private ThemeLabels() {}

    /** @param words as normalised */
    public record Text(UUID customer, String words) {}

    /**
     * A theme to name.
     *
     * @param texts the members' own
     * @param centroid as {@link io.heard.insights.mining.discovery.ThemeDiscovery.Group#centroid}
     */
    public record Theme(List<Text> texts, Embedding centroid) {}

    private record Candidate(String stems, String shown, int words, double score, Optional<Embedding> meaning) {

        Candidate meaning(Embedding meant, double newScore) {
            return new Candidate(stems, shown, words, newScore, Optional.of(meant));
        }

        /** Its words in any order: "flight cancelled" is "cancelled flight". */
        Set<String> key() {
            return Set.copyOf(Arrays.asList(stems.split(" ", -1)));
        }

        boolean repeatsItself() {
            return key().size() < words;
        }

        boolean saysTheSame(Candidate other) {
            return key().stream().anyMatch(other.key()::contains)
                    || meaning.flatMap(mine -> other.meaning.map(theirs -> mine.dot(theirs) > SAME_MEANING))
                            .orElse(false);
        }
    }

    /**
     * One label per theme, in their order, each of at most five words and 80 characters; no two are the same.
     *
     * @param others complaints outside any theme: what they say too is not particular
     * @param mean as in {@link Embedding#centred}
     */
    public static List<String> label(
            List<Theme> themes, List<Text> others, Embedding mean, Function<List<String>, List<Embedding>> encoder) {
        return label(
                themes,
                others,
                Language.ENGLISH,
                (frequent, usage, theme) ->
                        fitting(names(frequent, usage, theme.texts()), theme.centroid(), mean, encoder));
    }

    /** The same by their words alone, where nobody knows what those mean. */
    public static List<String> labelByWords(List<Theme> themes, List<Text> others, Language language) {
        return label(
                themes,
                others,
                language,
                (frequent, usage, theme) -> frequent.stream().limit(CANDIDATES).toList());
    }

    private interface Choice {

        /** Some of the phrases of a theme, the best first. */
        List<Candidate> of(List<Candidate> frequent, PhraseUsage usage, Theme theme);
    }

    private static List<String> label(List<Theme> themes, List<Text> others, Language language, Choice choice) {
        List<PhraseUsage> usages = themes.stream()
                .map(theme -> PhraseUsage.in(theme.texts(), language))
                .toList();
        PhraseUsage everywhere = PhraseUsage.sum(usages, PhraseUsage.in(others, language));
        Set<Set<String>> taken = new HashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        for (int i = 0; i < themes.size(); i++) {
            List<Candidate> frequent = frequent(
                    usages.get(i),
                    everywhere,
                    language.equals(Language.ENGLISH) ? LENGTH_BONUS : LENGTH_BONUS_BY_WORDS);
            unlike(taken, labels, choice.of(frequent, usages.get(i), themes.get(i)));
        }
        return List.copyOf(labels);
    }

    private static List<Candidate> frequent(PhraseUsage theme, PhraseUsage everywhere, double... bonus) {
        double fewest = Math.max(FEWEST_USERS, LEAST_SHARE * theme.texts());
        return theme.phrases().stream()
                .filter(phrase -> theme.users(phrase) >= fewest && theme.isShared(phrase))
                .map(phrase -> new Candidate(
                        phrase,
                        theme.commonestSpelling(phrase),
                        words(phrase),
                        particularity(phrase, theme, everywhere) * bonus[words(phrase)],
                        Optional.empty()))
                .filter(candidate -> candidate.score() > 0 && !candidate.repeatsItself())
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::stems))
                .toList();
    }

    /** Of English; where no phrase reads like a name, and of other languages, all of them. */
    private static List<Candidate> names(List<Candidate> best, PhraseUsage theme, List<Text> texts) {
        if (LabelWords.isEnglish(texts.stream().map(Text::words).toList())) {
            NameGrammar grammar = new NameGrammar();
            List<Candidate> names = best.stream()
                    .filter(candidate -> grammar.isName(candidate.stems(), theme.places(candidate.stems())))
                    .limit(CANDIDATES)
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return best.stream().limit(CANDIDATES).toList();
    }

    /** High when many members use it and few others; a phrase that all themes use alike comes to next to nothing. */
    private static double particularity(String phrase, PhraseUsage theme, PhraseUsage everywhere) {
        double here = (double) theme.users(phrase) / theme.texts();
        double usual = (double) everywhere.users(phrase) / everywhere.texts();
        return here * (Math.max(0, Math.log(here / usual)) + EVERYBODYS);
    }

    private static List<Candidate> fitting(
            List<Candidate> candidates,
            Embedding centroid,
            Embedding mean,
            Function<List<String>, List<Embedding>> encoder) {
        List<Embedding> meanings =
                encoder.apply(candidates.stream().map(Candidate::shown).toList());
        List<Candidate> fitting = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Embedding meaning = meanings.get(i).centred(mean);
            double likeness = Math.max(0, meaning.dot(centroid));
            double frequency = Math.pow(candidates.get(i).score(), FREQUENCY);
            fitting.add(candidates.get(i).meaning(meaning, frequency * likeness));
        }
        fitting.sort(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::stems));
        return fitting;
    }

    private static List<Candidate> joined(List<Candidate> best) {
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : best) {
            int words = candidate.words()
                    + chosen.stream().mapToInt(Candidate::words).sum();
            boolean tellsMore = chosen.isEmpty()
                    || (candidate.score() >= WORTH_ADDING * chosen.getFirst().score()
                            && chosen.stream().noneMatch(candidate::saysTheSame));
            if (tellsMore && words <= MOST_WORDS && chosen.size() < MOST_PHRASES) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static String cut(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /**
     * No two themes share a phrase: the smaller one is called by what else is said in it.
     *
     * @param taken phrases in labels so far, as {@link Candidate#key}
     */
    private static String unlike(Set<Set<String>> taken, Set<String> labels, List<Candidate> best) {
        List<Candidate> chosen = joined(best.stream()
                .filter(candidate -> !taken.contains(candidate.key()))
                .toList());
        chosen.forEach(candidate -> taken.add(candidate.key()));
        String joined =
                cut(String.join(", ", chosen.stream().map(Candidate::shown).toList()));
        String label = joined.isEmpty() ? NAMELESS : joined;
        for (int n = 2; !labels.add(label); n++) {
            label = (joined.isEmpty() ? NAMELESS : joined) + " " + n;
        }
        return label;
    }

    private static int words(String phrase) {
        return phrase.split(" ", -1).length;
    }
}
