package io.heard.local.verbatim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes comments in the voices of many customers, and says what each is about. The same random numbers give the same comment, so a
 * seed stands for a whole crowd.
 */
public final class LabelledVerbatims {

    private static final double COMPLAINTS = 0.57;
    private static final double PRAISE = 0.31;

    private static final List<String> ORDINARY_TOUCHPOINTS =
            List.of("support-call", "support-chat", "delivery", "purchase");
    private static final Set<String> CLAUSE_STARTS = Set.of(
            "I",
            "I've",
            "I'm",
            "The",
            "You",
            "Your",
            "My",
            "He",
            "She",
            "They",
            "Nobody",
            "It",
            "There",
            "A",
            "Every",
            "Each",
            "We",
            "It's",
            "One",
            "Everything",
            "Everybody",
            "No");

    private final List<Theme> themes;
    private final Set<String> touchpoints;
    private final Phrasebook phrasebook;
    private final Map<Kind, List<String>> openers;
    private final Map<String, List<String>> bridges;

    private LabelledVerbatims() {
        themes = ThemeFiles.themes();
        touchpoints = ThemeFiles.touchpointsOf(themes);
        phrasebook = new Phrasebook(ThemeFiles.slots(), ThemeFiles.synonyms());
        openers = Map.of(
                Kind.COMPLAINT, ThemeFiles.phrases("openers-complaint.txt"),
                Kind.PRAISE, ThemeFiles.phrases("openers-praise.txt"),
                Kind.NEUTRAL, ThemeFiles.phrases("openers-neutral.txt"));
        bridges = ThemeFiles.sections("bridges.txt");
    }

    /** Reads the phrases. */
    public static LabelledVerbatims load() {
        return new LabelledVerbatims();
    }

    public List<Theme> themes() {
        return themes;
    }

    /**
     * Comments about scenes of the last 90 days, as the demo's company gets them; nothing about a shuffle is left to do.
     *
     * @param seed the same seed gives the same comments
     */
    public Stream<LabelledVerbatim> stream(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> {
            SplittableRandom own = random.split();
            String product = own.nextInt(5) == 0 ? "mobile" : "broadband";
            return write(new Scene(Phrasebook.pick(ORDINARY_TOUCHPOINTS, own), product, own.nextInt(90)), own);
        });
    }

    /** One comment about a scene. */
    public LabelledVerbatim write(Scene scene, RandomGenerator random) {
        double draw = random.nextDouble();
        Kind kind = draw < COMPLAINTS ? Kind.COMPLAINT : draw < COMPLAINTS + PRAISE ? Kind.PRAISE : Kind.NEUTRAL;
        Theme theme = theme(kind, scene, null, random);
        Draft draft = new Draft(random);
        double mood = compose(draft, theme, scene, random);
        return draft.finish(mood);
    }

    private double compose(Draft draft, Theme theme, Scene scene, RandomGenerator random) {
        double shape = random.nextDouble();
        if (shape < 0.09 || (theme.kind() == Kind.NEUTRAL && shape < 0.35)) {
            draft.add(theme, phrasebook.say(theme.fragments(), draft.named, random));
            return theme.mood();
        }
        boolean opened = shape > 0.55 && shape < 0.88;
        String core = phrasebook.say(theme.cores(), draft.named, random);
        if (opened) {
            open(draft, theme.kind(), core);
            draft.add(theme, draft.continues() ? Phrasebook.lowerFirst(core, phrasebook.names()) : core);
        } else {
            draft.add(theme, core);
        }
        if (shape >= 0.9 && theme.kind() != Kind.NEUTRAL) {
            return addSecond(draft, theme, scene, shape >= 0.95, random);
        }
        if (shape > 0.14 && random.nextDouble() < 0.8) {
            draft.add(theme, phrasebook.say(theme.details(), draft.named, random));
        }
        if (shape > 0.4 && random.nextDouble() < 0.45) {
            draft.add(theme, phrasebook.say(theme.consequences(), draft.named, random));
        }
        return theme.mood();
    }

    /** Two complaints, two kinds of praise, or one of each. */
    private double addSecond(Draft draft, Theme first, Scene scene, boolean mixed, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            draft.add(first, phrasebook.say(first.details(), draft.named, random));
        }
        boolean complaint = first.kind() == Kind.COMPLAINT;
        Kind kind = complaint == mixed ? Kind.PRAISE : Kind.COMPLAINT;
        Theme second = theme(kind, scene, first, random);
        String core = phrasebook.say(second.cores(), draft.named, random);
        String section = mixed ? (complaint ? "butgood" : "but") : (complaint ? "more" : "also");
        List<String> fitting = bridges.getOrDefault(section, List.of()).stream()
                .filter(bridge -> fits(bridge, core))
                .toList();
        draft.add(null, Phrasebook.pick(fitting, random));
        draft.add(second, draft.continues() ? Phrasebook.lowerFirst(core, phrasebook.names()) : core);
        // Somebody who has something to complain about and says a kind word too is still nearer to unhappy.
        return mixed
                ? 0.6 * Math.min(first.mood(), second.mood()) + 0.4 * Math.max(first.mood(), second.mood())
                : Math.clamp(first.mood() + second.mood() / 4, -3, 3);
    }

    private void open(Draft draft, Kind kind, String core) {
        List<String> fitting = openers.getOrDefault(kind, List.of()).stream()
                .filter(opener -> fits(opener, core))
                .toList();
        draft.add(null, phrasebook.say(fitting, draft.named, draft.random));
    }

    /** "Shame that" needs a clause to follow, not a question or half a sentence. */
    private static boolean fits(String lead, String core) {
        boolean needsClause = lead.endsWith("that") || lead.endsWith("because") || lead.endsWith("but");
        return !needsClause || (CLAUSE_STARTS.contains(core.split(" ", 2)[0]) && !core.endsWith("?"));
    }

    private Theme theme(Kind kind, Scene scene, @Nullable Theme not, RandomGenerator random) {
        boolean known = touchpoints.contains(scene.touchpoint());
        List<Theme> candidates = themes.stream()
                .filter(theme -> theme.kind() == kind && !theme.equals(not) && theme.weightIn(scene, known) > 0)
                .toList();
        double left = random.nextDouble()
                * candidates.stream()
                        .mapToDouble(theme -> theme.weightIn(scene, known))
                        .sum();
        for (Theme theme : candidates) {
            left -= theme.weightIn(scene, known);
            if (left < 0) {
                return theme;
            }
        }
        return candidates.getLast();
    }

    /** A comment in the making: sentences, each with the theme it speaks of. */
    private static final class Draft {

        private final Handwriting hand;
        private final RandomGenerator random;
        private final Map<String, String> named = new HashMap<>();
        private final List<String> sentences = new ArrayList<>();
        private final List<@Nullable Theme> about = new ArrayList<>();

        Draft(RandomGenerator random) {
            this.random = random;
            this.hand = Handwriting.of(random);
        }

        void add(@Nullable Theme theme, String sentence) {
            sentences.add(sentence);
            about.add(theme);
        }

        /** Whether the next words go on in the same sentence. */
        boolean continues() {
            return !sentences.isEmpty() && !sentences.getLast().matches(".*[.!?\"]");
        }

        LabelledVerbatim finish(double mood) {
            StringBuilder text = new StringBuilder();
            List<ThemeMention> mentions = new ArrayList<>();
            for (int i = 0; i < sentences.size(); i++) {
                if (i > 0) {
                    text.append(' ');
                }
                int start = text.length();
                text.append(hand.write(sentences.get(i), i == sentences.size() - 1, random));
                Theme theme = about.get(i);
                if (theme != null) {
                    extend(mentions, theme, start, text.length());
                }
            }
            return new LabelledVerbatim(text.toString(), mentions, mood);
        }

        private static void extend(List<ThemeMention> mentions, Theme theme, int start, int end) {
            int from = start;
            if (!mentions.isEmpty() && mentions.getLast().theme().equals(theme.id())) {
                from = mentions.removeLast().start();
            }
            mentions.add(new ThemeMention(theme.id(), theme.label(), theme.kind(), from, end));
        }
    }
}
