package io.heard.insights.theme.rebuild;

import io.heard.http.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rebuild to be ordered. */
@Schema(name = "ThemeRebuildDraft", examples = ThemeRebuildDraft.EXAMPLE)
public record ThemeRebuildDraft(
        @Schema(description = "The product whose themes are to be rebuilt", examples = "broadband", required = true)
        @Nullable
        String product) {

    static final String EXAMPLE = """
            {"product": "broadband"}""";

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    String read() {
        var fields = new Fields();
        String name = fields.required("product", fields.name("product", product));
        fields.refuseIfWrong();
        return name;
    }
}
