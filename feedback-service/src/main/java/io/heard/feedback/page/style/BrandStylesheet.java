package io.heard.feedback.page.style;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A company's colour on our pages. Any colour will do: where it would be hard to read, it is made darker for light pages and
 * lighter for dark ones. It is computed from the colour in its name, so that every replica can serve it and browsers may keep
 * it for ever.
 */
public final class BrandStylesheet {

    /** Success criterion 1.4.3 of WCAG 2.2: contrast of text. */
    private static final double TEXT = 4.5;

    private static final double SOFT = 0.1;
    private static final Pattern NAME = Pattern.compile("brand-([0-9a-f]{6})\\.[0-9a-f]{12}\\.css");

    /**
     * What the colour stands on and beside, as in {@code survey.css}.
     *
     * @param end where to go for more contrast
     * @param grounds what it is text on
     */
    private record Scheme(Colour sheet, Colour ink, Colour end, List<Colour> grounds) {}

    private static final Scheme LIGHT = scheme("#ffffff", "#1b2430", Colour.BLACK, "#eef1f5", "#fdeceb");
    private static final Scheme DARK = scheme("#19212b", "#e8edf3", Colour.WHITE, "#10151c", "#3a1f20");

    private final String colour;
    private final String content;

    private BrandStylesheet(String colour) {
        this.colour = colour;
        this.content = ":root {" + properties(Colour.parse(colour), LIGHT)
                + "}\n@media (prefers-color-scheme: dark) { :root {" + properties(Colour.parse(colour), DARK) + "} }\n";
    }

    /** @param colour {@code #rrggbb} */
    public static BrandStylesheet of(String colour) {
        return new BrandStylesheet(colour.toLowerCase(Locale.ROOT));
    }

    /** The one with this name, if it is one we would give out today. */
    static Optional<BrandStylesheet> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(of("#" + matcher.group(1)))
                        .filter(sheet -> sheet.name().equals(name))
                : Optional.empty();
    }

    public String path() {
        return "/assets/" + name();
    }

    String content() {
        return content;
    }

    private String name() {
        return "brand-" + colour.substring(1) + "." + Stylesheet.hash(content) + ".css";
    }

    private static String properties(Colour colour, Scheme scheme) {
        Colour accent = colour.towards(scheme.end(), candidate -> isLegible(candidate, scheme));
        return " --accent: " + accent.text() + "; --accent-ink: " + accent.ink().text() + "; --accent-soft: "
                + soft(accent, scheme).text() + "; ";
    }

    private static boolean isLegible(Colour accent, Scheme scheme) {
        Colour soft = soft(accent, scheme);
        return accent.contrast(soft) >= TEXT
                && scheme.ink().contrast(soft) >= TEXT
                && scheme.grounds().stream().allMatch(ground -> accent.contrast(ground) >= TEXT);
    }

    private static Colour soft(Colour accent, Scheme scheme) {
        return scheme.sheet().mixed(accent, SOFT);
    }

    private static Scheme scheme(String sheet, String ink, Colour end, String page, String alarm) {
        Colour ground = Colour.parse(sheet);
        return new Scheme(ground, Colour.parse(ink), end, List.of(ground, Colour.parse(page), Colour.parse(alarm)));
    }
}
