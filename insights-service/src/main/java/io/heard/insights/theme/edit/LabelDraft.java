package io.heard.insights.theme.edit;

import io.heard.http.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a theme is to be called. */
@Schema(name = "ThemeLabelDraft", examples = LabelDraft.EXAMPLE)
public record LabelDraft(
        @Schema(description = "One line of at most 80 characters", examples = "waiting on the phone", required = true)
        @Nullable
        String label) {

    static final int LONGEST = 80;
    static final String EXAMPLE = """
            {"label": "waiting on the phone"}""";

    /** @throws io.heard.http.problem.ProblemException 400 when it breaks its rule */
    String read() {
        var fields = new Fields();
        String read = fields.required("label", fields.line("label", label, LONGEST));
        fields.refuseIfWrong();
        return read;
    }
}
