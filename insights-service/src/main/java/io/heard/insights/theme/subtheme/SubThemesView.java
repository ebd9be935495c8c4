package io.heard.insights.theme.subtheme;

import io.heard.insights.theme.ThemeView.Quote;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a theme is made of. */
public record SubThemesView(
        @Schema(description = "Answers that were looked at: the newest mentions of the theme, 2000 at most")
        int lookedAt,

        @Schema(
                description =
                        "The largest first; none where the theme is about one matter, or has too few mentions to tell")
        List<SubTheme> items) {

    /** A matter inside a theme. */
    public record SubTheme(
            @Schema(description = "At most five words of the customers' own")
            String label,

            @Schema(description = "Answers among those looked at; an answer may be in several")
            int mentions,

            @Schema(description = "Different customers among them, at least five")
            int customers,

            @Schema(description = "Mentions as a share of the answers looked at, 0 to 1")
            double share,

            @Schema(description = "At most three, of different customers")
            List<Quote> quotes) {}
}
