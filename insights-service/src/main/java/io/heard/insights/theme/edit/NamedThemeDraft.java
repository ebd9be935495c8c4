package io.heard.insights.theme.edit;

import io.heard.http.problem.Fields;
import io.heard.insights.encoder.Languages;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A theme that a team names. */
@Schema(name = "NamedThemeDraft", examples = NamedThemeDraft.EXAMPLE)
public record NamedThemeDraft(
        @Schema(description = "The product whose complaints it is about", examples = "broadband", required = true)
        @Nullable
        String product,

        @Schema(description = "One line of at most 80 characters", examples = "waiting on the phone", required = true)
        @Nullable
        String label,

        @Schema(description = SentencesDraft.DESCRIPTION, required = true) @Nullable
        List<@Nullable String> sentences) {

    static final String EXAMPLE = """
            {"product": "broadband", "label": "waiting on the phone",
             "sentences": ["Customers wait on the phone for too long.", "Nobody picks up."]}""";

    record Named(String product, String label, List<String> sentences) {}

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    Named read(Languages languages) {
        var fields = new Fields();
        Named named = new Named(
                fields.required("product", fields.name("product", product)),
                fields.required("label", fields.line("label", label, LabelDraft.LONGEST)),
                SentencesDraft.read(fields, sentences, languages));
        fields.refuseIfWrong();
        return named;
    }
}
