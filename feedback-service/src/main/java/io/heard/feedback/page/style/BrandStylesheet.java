package io.heard.feedback.page.style;

import io.heard.contracts.survey.Colour;
import io.heard.contracts.survey.Palette;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A company's colour on our pages, made legible. It is computed from the colour in its name, so that every replica can serve it and browsers may keep
 * it for ever.
 */
public final class BrandStylesheet {

    private static final Pattern NAME = Pattern.compile("brand-([0-9a-f]{6})\\.[0-9a-f]{12}\\.css");

    private final String colour;
    private final String content;

    private BrandStylesheet(String colour) {
        this.colour = colour;
        this.content = ":root {" + properties(Colour.parse(colour), Palette.LIGHT)
                + "}\n@media (prefers-color-scheme: dark) { :root {" + properties(Colour.parse(colour), Palette.DARK)
                + "} }\n";
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
        return "brand-" + colour.substring(1) + "." + Asset.hash(content) + ".css";
    }

    private static String properties(Colour colour, Palette palette) {
        Palette.Accent accent = palette.accent(colour);
        return " --accent: " + accent.colour().text() + "; --accent-ink: "
                + accent.ink().text() + "; --accent-soft: " + accent.soft().text() + "; ";
    }
}
