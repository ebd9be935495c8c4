package io.heard.contracts.survey;

import java.util.stream.Stream;

/**
 * What our pages and mails are painted with. Any colour of a company will do: where it would be hard to read, it is made darker
 * on light grounds and lighter on dark ones. {@code survey.css} says the same.
 *
 * @param ink text
 * @param quiet text of less weight
 * @param alarm ground of what is wrong
 * @param end where to go for more contrast
 */
public record Palette(Colour page, Colour sheet, Colour ink, Colour quiet, Colour line, Colour alarm, Colour end) {

    public static final Palette LIGHT =
            of(Colour.BLACK, "#eef1f5", "#ffffff", "#1b2430", "#556070", "#c3cad4", "#fdeceb");
    public static final Palette DARK =
            of(Colour.WHITE, "#10151c", "#19212b", "#e8edf3", "#a4afbd", "#3a4655", "#3a1f20");

    /** Of buttons and marks where a company has none of its own. */
    public static final Colour OURS = Colour.parse("#1d5fae");

    /** Success criterion 1.4.3 of WCAG 2.2: contrast of text. */
    private static final double TEXT = 4.5;

    private static final double SOFT = 0.1;

    /**
     * A company's colour as it can be read here.
     *
     * @param colour text on every ground
     * @param ink text on {@code colour}
     * @param soft ground of marks
     */
    public record Accent(Colour colour, Colour ink, Colour soft) {}

    public Accent accent(Colour company) {
        Colour accent = company.towards(end, this::isLegible);
        return new Accent(accent, accent.ink(), soft(accent));
    }

    private boolean isLegible(Colour accent) {
        Colour soft = soft(accent);
        return ink.contrast(soft) >= TEXT
                && Stream.of(soft, sheet, page, alarm).allMatch(ground -> accent.contrast(ground) >= TEXT);
    }

    private Colour soft(Colour accent) {
        return sheet.mixed(accent, SOFT);
    }

    private static Palette of(
            Colour end, String page, String sheet, String ink, String quiet, String line, String alarm) {
        return new Palette(
                Colour.parse(page),
                Colour.parse(sheet),
                Colour.parse(ink),
                Colour.parse(quiet),
                Colour.parse(line),
                Colour.parse(alarm),
                end);
    }
}
