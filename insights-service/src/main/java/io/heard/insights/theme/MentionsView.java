package io.heard.insights.theme;

import io.heard.http.paging.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of mentions, the newest answers first. */
public record MentionsView(
        List<MentionView> items,

        @Schema(description = "Hand it back as pageToken for the next part; null on the last") @Nullable
        String nextPageToken) {

    static MentionsView of(Page<MentionView> page) {
        return new MentionsView(page.items(), page.nextPageToken());
    }
}
