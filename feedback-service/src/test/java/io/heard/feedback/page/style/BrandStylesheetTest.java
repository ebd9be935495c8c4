package io.heard.feedback.page.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heard.contracts.survey.Colour;
import io.heard.contracts.survey.Palette;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BrandStylesheetTest {

    private static final List<String> LIGHT_GROUNDS = List.of("#ffffff", "#eef1f5", "#fdeceb");
    private static final List<String> DARK_GROUNDS = List.of("#19212b", "#10151c", "#3a1f20");

    @Test
    void measuresContrastAsTheGuidelinesDo() {
        assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21, within(1e-9));
        assertThat(Colour.WHITE.contrast(Colour.WHITE)).isEqualTo(1, within(1e-9));
        assertThat(Colour.parse("#767676").contrast(Colour.WHITE)).isEqualTo(4.54, within(0.005));
        assertThat(Colour.parse("#ff0000").contrast(Colour.WHITE)).isEqualTo(4.0, within(0.005));
    }

    @Test
    void leavesAColourAloneThatIsEasyToRead() {
        assertThat(BrandStylesheet.of("#1d5fae").content())
                .startsWith(":root { --accent: #1d5fae; --accent-ink: #ffffff;");
    }

    /** Whatever colour a company has: text in it and on it can be read, on light pages and on dark ones. */
    @Test
    void makesEveryColourLegible() {
        var random = new Random(20260304);
        for (int round = 0; round < 3_000; round++) {
            String colour = switch (round) {
                case 0 -> "#000000";
                case 1 -> "#ffffff";
                case 2 -> "#ffff00";
                case 3 -> "#0000ff";
                case 4 -> "#19212b";
                default -> String.format(Locale.ROOT, "#%06x", random.nextInt(0x1000000));
            };

            List<String> colours = Pattern.compile("#[0-9a-f]{6}")
                    .matcher(BrandStylesheet.of(colour).content())
                    .results()
                    .map(MatchResult::group)
                    .toList();

            assertThat(colours).as(colour).hasSize(6);
            legible(colour, colours.subList(0, 3), LIGHT_GROUNDS, "#1b2430");
            legible(colour, colours.subList(3, 6), DARK_GROUNDS, "#e8edf3");
        }
    }

    private static void legible(String from, List<String> colours, List<String> grounds, String ink) {
        Colour accent = Colour.parse(colours.get(0));
        Colour soft = Colour.parse(colours.get(2));
        assertThat(accent.contrast(Colour.parse(colours.get(1)))).as(from).isGreaterThanOrEqualTo(4.5);
        assertThat(accent.contrast(soft)).as(from).isGreaterThanOrEqualTo(4.5);
        assertThat(Colour.parse(ink).contrast(soft)).as(from).isGreaterThanOrEqualTo(4.5);
        grounds.forEach(ground ->
                assertThat(accent.contrast(Colour.parse(ground))).as(from).isGreaterThanOrEqualTo(4.5));
    }

    /** Text of every kind on every ground it stands on, as the stylesheet has them. */
    @Test
    void everyColourOfTheStylesheetCanBeReadAndIsThatOfThePalette() {
        String css = new String(new Stylesheet().content(), StandardCharsets.UTF_8);
        String[] schemes = css.split("@media \\(prefers-color-scheme: ?dark\\)", 2);
        readable(schemes[0], Palette.LIGHT);
        readable(schemes[1], Palette.DARK);
    }

    private static void readable(String scheme, Palette palette) {
        Map<String, Colour> colours = new HashMap<>();
        Pattern.compile("--([a-z-]+): ?(#[0-9a-f]{6})[;}]")
                .matcher(scheme)
                .results()
                .forEach(found -> colours.put(found.group(1), Colour.parse(found.group(2))));
        assertThat(colours)
                .containsEntry("page", palette.page())
                .containsEntry("sheet", palette.sheet())
                .containsEntry("ink", palette.ink())
                .containsEntry("quiet", palette.quiet())
                .containsEntry("line", palette.line())
                .containsEntry("alarm-soft", palette.alarm());
        for (String pair : List.of(
                "ink sheet",
                "ink page",
                "ink accent-soft",
                "ink alarm-soft",
                "quiet sheet",
                "quiet page",
                "accent sheet",
                "accent page",
                "accent accent-soft",
                "accent alarm-soft",
                "accent-ink accent",
                "alarm sheet",
                "alarm alarm-soft")) {
            String[] names = pair.split(" ", -1);
            assertThat(colours.get(names[0]).contrast(colours.get(names[1])))
                    .as(pair)
                    .isGreaterThanOrEqualTo(4.5);
        }
        // Edges of what can be pressed: success criterion 1.4.11.
        assertThat(colours.get("edge").contrast(colours.get("sheet"))).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsPressedIsLargeEnoughForAThumb() {
        List<Double> heights = Pattern.compile("min-height: ?([0-9.]+)rem")
                .matcher(new String(new Stylesheet().content(), StandardCharsets.UTF_8))
                .results()
                .map(found -> Double.valueOf(found.group(1)) * 16)
                .toList();

        assertThat(heights)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(pixels -> assertThat(pixels).isGreaterThanOrEqualTo(44));
    }

    @Test
    void isKnownByItsWholeNameOnly() {
        BrandStylesheet sheet = BrandStylesheet.of("#1D5FAE");
        String name = sheet.path().substring("/assets/".length());

        assertThat(name).matches("brand-1d5fae\\.[0-9a-f]{12}\\.css");
        assertThat(BrandStylesheet.named(name)).isPresent();
        assertThat(BrandStylesheet.named("brand-1d5fae.000000000000.css")).isEmpty();
        assertThat(BrandStylesheet.named(name.replace("1d5fae", "1d5faf"))).isEmpty();
        assertThat(BrandStylesheet.named("brand-red;}.000000000000.css")).isEmpty();
    }
}
