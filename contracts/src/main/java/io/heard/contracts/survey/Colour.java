package io.heard.contracts.survey;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * An sRGB colour and how well it can be told from another.
 *
 * @param red 0 to 255, as the others
 */
public record Colour(int red, int green, int blue) {

    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final int STEPS = 255;

    public Colour {
        if (((red | green | blue) & ~0xFF) != 0) {
            throw new IllegalArgumentException("A colour has parts from 0 to 255");
        }
    }

    /** @param text {@code #rrggbb} */
    public static Colour parse(String text) {
        int rgb = Integer.parseInt(text.substring(1), 16);
        return new Colour(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    /**
     * Contrast ratio as WCAG 2.2 defines it: (L1 + 0.05) / (L2 + 0.05), L1 the relative luminance of the lighter of the two; from 1
     * to 21. Text needs 4.5 (success criterion 1.4.3), marks and edges need 3 (1.4.11).
     */
    public double contrast(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /**
     * This colour, or the nearest one on the way to {@code end} that is good enough; {@code end} itself if none is. It keeps its
     * hue as long as it can.
     */
    public Colour towards(Colour end, Predicate<Colour> goodEnough) {
        for (int step = 0; step < STEPS; step++) {
            Colour candidate = mixed(end, (double) step / STEPS);
            if (goodEnough.test(candidate)) {
                return candidate;
            }
        }
        return end;
    }

    /** @param share of the other colour, 0 to 1 */
    public Colour mixed(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    /** Black or white, whichever is easier to read on this colour; one of them always has a contrast of at least 4.5. */
    public Colour ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    public String text() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** Relative luminance, WCAG 2.2: 0.2126 R + 0.7152 G + 0.0722 B of the linear parts. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
