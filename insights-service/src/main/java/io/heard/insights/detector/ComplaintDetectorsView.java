package io.heard.insights.detector;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of detectors, by product. */
public record ComplaintDetectorsView(
        List<ComplaintDetectorView> items,

        @Schema(description = "Hand it back as pageToken for the next part; null on the last") @Nullable
        String nextPageToken) {}
