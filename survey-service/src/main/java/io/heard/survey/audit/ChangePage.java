package io.heard.survey.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of what was changed. */
@Schema(description = "A part of a history, newest first")
public record ChangePage(
        List<Change> items,
        @Nullable String nextPageToken,

        @Schema(
                description =
                        "Whether every entry fits its seal. False shows that somebody changed, removed or added an entry "
                                + "by hand; true does not rule out somebody with full access to the database, who can seal anew")
        boolean verified) {}
