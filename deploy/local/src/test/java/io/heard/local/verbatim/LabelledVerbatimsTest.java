package io.heard.local.verbatim;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelledVerbatimsTest {

    private static final long SEED = 20_260_101;
    private static final LabelledVerbatims VERBATIMS = LabelledVerbatims.load();

    @Test
    void knowsAtLeastFourteenComplaintsAndAsManyKindsOfPraise() {
        Map<Kind, Long> themes = VERBATIMS.themes().stream().collect(groupingBy(Theme::kind, counting()));

        assertThat(themes.get(Kind.COMPLAINT)).isGreaterThanOrEqualTo(14);
        assertThat(themes.get(Kind.PRAISE)).isGreaterThanOrEqualTo(14);
        assertThat(themes.get(Kind.NEUTRAL)).isGreaterThanOrEqualTo(3);
        assertThat(VERBATIMS.themes()).extracting(Theme::id).doesNotHaveDuplicates();
    }

    @Test
    void hasManyWaysToSayEachComplaint() {
        assertThat(VERBATIMS.themes())
                .filteredOn(theme -> theme.kind() == Kind.COMPLAINT)
                .allSatisfy(theme -> {
                    assertThat(theme.cores()).hasSizeGreaterThanOrEqualTo(12);
                    assertThat(theme.details()).hasSizeGreaterThanOrEqualTo(8);
                    assertThat(theme.consequences()).hasSizeGreaterThanOrEqualTo(5);
                    assertThat(theme.fragments()).hasSizeGreaterThanOrEqualTo(6);
                });
    }

    @Test
    void readsEveryThemeFileThereIs() throws IOException, URISyntaxException {
        Path folder =
                Path.of(getClass().getResource("/verbatims/themes.txt").toURI()).getParent();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            Set<String> onDisk = files.filter(file ->
                            Files.isRegularFile(file) && !file.getParent().equals(folder))
                    .map(file -> file.getFileName().toString().replace(".txt", ""))
                    .collect(toSet());
            assertThat(VERBATIMS.themes()).extracting(Theme::id).containsExactlyInAnyOrderElementsOf(onDisk);
        }
    }

    @Test
    void hardlyEverSaysTheSameTwice() {
        List<String> texts = texts(SEED, 5000);

        int repeated = texts.size() - new HashSet<>(texts).size();
        assertThat(repeated).isLessThan(texts.size() / 20);
    }

    @Test
    void writesShortAndLongComments() {
        List<String> texts = texts(SEED, 2000);

        assertThat(texts).allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThan(900));
        assertThat(texts).filteredOn(text -> text.split("\\s+", -1).length <= 5).hasSizeGreaterThan(60);
        assertThat(texts)
                .filteredOn(text -> text.split("\\s+", -1).length >= 35)
                .hasSizeGreaterThan(60);
    }

    @Test
    void leavesNoPlaceholderUnfilled() {
        assertThat(texts(SEED, 5000)).noneMatch(text -> text.matches("(?s).*[{}<>|].*"));
    }

    @Test
    void writesTheSameForTheSameSeed() {
        assertThat(VERBATIMS.stream(7, 300).toList())
                .isEqualTo(LabelledVerbatims.load().stream(7, 300).toList());
        assertThat(texts(7, 300)).isNotEqualTo(texts(8, 300));
    }

    @Test
    void saysWhichPartOfTheTextIsAboutWhat() {
        assertThat(VERBATIMS.stream(SEED, 2000)).allSatisfy(verbatim -> {
            assertThat(verbatim.mentions()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
            int end = 0;
            for (ThemeMention mention : verbatim.mentions()) {
                assertThat(mention.start()).isGreaterThanOrEqualTo(end);
                end = mention.end();
                assertThat(verbatim.text().substring(mention.start(), end))
                        .isNotBlank()
                        .isEqualTo(
                                verbatim.text().substring(mention.start(), end).strip());
            }
            assertThat(end).isLessThanOrEqualTo(verbatim.text().length());
        });
    }

    @Test
    void letsSomeCustomersSayTwoThings() {
        List<LabelledVerbatim> both = VERBATIMS.stream(SEED, 3000)
                .filter(verbatim -> verbatim.mentions().size() == 2)
                .toList();

        assertThat(both).hasSizeBetween(100, 600);
        assertThat(both).anyMatch(verbatim -> kinds(verbatim).equals(Set.of(Kind.COMPLAINT, Kind.PRAISE)));
        assertThat(both).anyMatch(verbatim -> kinds(verbatim).equals(Set.of(Kind.COMPLAINT)));
    }

    @Test
    void oneThemeGrowsAndOnlyInTheLastTenDays() {
        List<Theme> growing = VERBATIMS.themes().stream()
                .filter(theme -> theme.emergedDaysAgo().isPresent())
                .toList();
        assertThat(growing).hasSize(1);
        String theme = growing.getFirst().id();

        assertThat(mentions(theme, 10)).isZero();
        assertThat(mentions(theme, 40)).isZero();
        assertThat(mentions(theme, 9)).isPositive().isLessThan(mentions(theme, 0));
        assertThat(mentions(theme, 0)).isGreaterThan(150);
    }

    @Test
    void speaksOfWhatTheSceneIsAbout() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<LabelledVerbatim> mobile = IntStream.range(0, 1000)
                .mapToObj(i -> VERBATIMS.write(new Scene("support-call", "mobile", 30), random))
                .toList();

        assertThat(mobile).noneMatch(verbatim -> verbatim.mentions("slow-evenings"));
        assertThat(mobile).noneMatch(verbatim -> verbatim.mentions("late-delivery"));
        assertThat(mobile).anyMatch(verbatim -> verbatim.mentions("no-signal"));
    }

    @Test
    void writesAboutTouchpointsItHasNeverHeardOf() {
        LabelledVerbatim verbatim = VERBATIMS.write(new Scene("bench-journey", "bench", 0), new SplittableRandom(SEED));

        assertThat(verbatim.text()).isNotBlank();
    }

    private static List<String> texts(long seed, int count) {
        return VERBATIMS.stream(seed, count).map(LabelledVerbatim::text).toList();
    }

    private static long mentions(String theme, int daysAgo) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, 1500)
                .mapToObj(i -> VERBATIMS.write(new Scene("support-chat", "broadband", daysAgo), random))
                .filter(verbatim -> verbatim.mentions(theme))
                .count();
    }

    private static Set<Kind> kinds(LabelledVerbatim verbatim) {
        return verbatim.mentions().stream().map(ThemeMention::kind).collect(toSet());
    }
}
