package io.heard.insights.theme.upkeep.state;

/** Somebody changed the themes after they were looked at; what was computed from them must not be stored. */
public final class ThemesChangedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ThemesChangedException(String product) {
        super("The themes are others meanwhile: " + product);
    }
}
