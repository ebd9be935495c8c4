package io.heard.insights.theme;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of themes, and what they were found in. */
public record ThemesView(
        List<ThemeView> items,

        @Schema(
                description =
                        "Answers with a complaint, of all products that are listed: the share of a theme is of those of its own product")
        int complaints,

        @Schema(description = "Answers with text") int verbatims,

        @Schema(description = "Answers with text among them to open surveys, which nobody was invited to give")
        int uninvited,

        @Schema(
                description =
                        "Work not done yet, whatever the time filter: verbatims not yet mined, and one for each product whose"
                                + " themes are being found anew. At 0 the themes take in all that arrived.")
        int waiting,

        @Schema(description = "Hand it back as pageToken for the next part; null on the last") @Nullable
        String nextPageToken) {}
