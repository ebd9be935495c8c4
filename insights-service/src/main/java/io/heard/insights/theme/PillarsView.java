package io.heard.insights.theme;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which qualities of service customers miss. */
public record PillarsView(
        @Schema(description = "All twelve, the most missed first")
        List<PillarView> items,

        @Schema(description = "Answers with a complaint") int complaints) {

    @Schema(name = "Pillar")
    public record PillarView(
            @Schema(
                    description =
                            "empathy, clarity, patience, respect, speed, ownership, personalisation, transparency, recovery,"
                                    + " consistency, competence or reachability")
            String pillar,

            @Schema(description = "Answers that miss it; an answer counts once")
            int mentions,

            @Schema(description = "Those as a share of all answers with a complaint under the same filter, 0 to 1")
            double share) {}
}
