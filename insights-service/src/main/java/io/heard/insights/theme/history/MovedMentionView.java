package io.heard.insights.theme.history;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mention that moved with an event. */
@Schema(name = "MovedMention", examples = MovedMentionView.EXAMPLE)
public record MovedMentionView(
        @Schema(description = "Of the mention, as the lists of a theme's mentions give it")
        UUID id,

        @Schema(description = "The theme it was in; null when it was in none") @Nullable
        UUID fromThemeId) {

    static final String EXAMPLE = """
            {"id": "3f2a7c10-5d1e-3b44-8c1e-7a90c1d2e3f4", "fromThemeId": "0195516f-0000-7000-8000-000000000042"}""";
}
