package io.heard.insights.detector;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What tells the complaints of a product. */
public record ComplaintDetectorView(
        String product,

        @Schema(description = "Counts what this product taught it; 0 while it is as shipped")
        int version,

        @Schema(description = "A text counts as a complaint from this probability on, 0 to 1")
        double threshold,

        @Schema(description = "Answers with clearly good or bad scores it learnt from; 0 as shipped")
        int learntFrom,

        @Schema(
                description =
                        "Answers it was compared on with the version before, which never learnt from them; each was judged by"
                                + " what it becomes without them; 0 as shipped")
        int judgedOn,

        @Schema(
                description =
                        "How well the version before told those: the probability that one with bad scores reads more like a"
                                + " complaint than one with good scores; null as shipped")
        @Nullable
        Double aucBefore,

        @Schema(description = "And how well this one does; null as shipped") @Nullable
        Double aucAfter,

        @Schema(description = "Since when it reads this product's answers; null as shipped") @Nullable
        Instant adoptedAt) {}
