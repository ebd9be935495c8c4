package io.heard.insights.theme.history;

import io.heard.http.edition.Edition;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a theme, done by a run or by a person. */
@Schema(name = "ThemeEvent", examples = ThemeEventView.MERGED)
public record ThemeEventView(
        UUID id,
        String product,

        @Schema(
                description =
                        "Counts the events of the product's themes from 1 on; also the edition in which the event leaves"
                                + " its themes")
        int sequence,

        @Schema(
                description =
                        "By runs: BORN (new), SPLIT (some of its mentions make the other theme), MERGED (the other theme"
                                + " goes on for both), RETIRED (no other goes on for it), MENTIONS_MOVED (some of its mentions are in the"
                                + " other theme), MENTIONS_JOINED and MENTIONS_LEFT (from and to no theme). By people: NAMED (new, with sentences), SENTENCES_CHANGED, SPLIT, MERGED,"
                                + " RENAMED, MENTION_MOVED, MUTED, RESTORED, UNDONE")
        ThemeEventKind kind,

        UUID themeId,

        @Schema(description = "Where mentions went, as `kind` says") @Nullable
        UUID otherThemeId,

        @Schema(description = "RUN or PERSON") Cause cause,

        @Schema(description = "The subject of who did it; null of a run") @Nullable
        String person,

        @Schema(description = "One sentence for people") String reason,

        @Schema(description = "Mentions that moved with it; `/mentions` lists those that are still there")
        int mentions,

        @Schema(description = "What a renamed theme was called before") @Nullable
        String labelBefore,

        @Schema(description = "What a renamed theme is called since") @Nullable
        String labelAfter,

        @Schema(description = "The event that this one took back") @Nullable
        UUID undoes,

        @Schema(description = "The event that took this one back") @Nullable
        UUID undoneBy,

        Instant occurredAt) {

    static final String MERGED = """
            {"id": "0198c0de-0000-7000-8000-000000000001", "product": "broadband", "sequence": 17, "kind": "MERGED",
             "themeId": "0195516f-0000-7000-8000-000000000042", "otherThemeId": "0195516f-0000-7000-8000-000000000017",
             "cause": "PERSON", "person": "5b0fb1ac-2c07-4c14-9f0e-5d8d42d8f2b5", "reason": "Merged by hand, with all its mentions.",
             "mentions": 27, "labelBefore": null, "labelAfter": null, "undoes": null, "undoneBy": null,
             "occurredAt": "2026-03-30T18:00:00Z"}""";

    /** Who does things to themes. */
    @Schema(name = "ThemeEventCause")
    public enum Cause {
        RUN,
        PERSON
    }

    /** Of its themes, when nothing happened to them since. */
    public Edition edition() {
        return new Edition(sequence);
    }
}
