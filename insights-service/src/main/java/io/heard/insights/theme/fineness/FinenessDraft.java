package io.heard.insights.theme.fineness;

import io.heard.http.problem.Fields;
import io.heard.insights.mining.discovery.Fineness;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How fine themes are to be. */
@Schema(name = "ThemeFinenessDraft", examples = FinenessDraft.EXAMPLE)
public record FinenessDraft(
        @Schema(
                description =
                        "From 0.25 for few and large themes to 8 for many and small ones; 1 as fine as is read off the complaints",
                examples = "2",
                required = true)
        @Nullable
        Double fineness) {

    static final String EXAMPLE = """
            {"fineness": 2}""";

    /** @throws io.heard.http.problem.ProblemException 400 when it breaks its rule */
    double read() {
        var fields = new Fields();
        double read = fineness == null ? Double.NaN : fineness;
        fields.require(fineness != null, "fineness", "is required");
        fields.require(fineness == null || Fineness.isAllowed(read), "fineness", "must be from 0.25 to 8");
        fields.refuseIfWrong();
        return read;
    }
}
