package io.heard.insights.theme.edit;

import io.heard.http.problem.Fields;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The theme that mentions are to go to. */
@Schema(name = "OtherThemeDraft", examples = OtherThemeDraft.EXAMPLE)
public record OtherThemeDraft(
        @Schema(
                description = "Another theme of the same product",
                examples = "0195516f-0000-7000-8000-000000000017",
                required = true)
        @Nullable
        UUID themeId) {

    static final String EXAMPLE = """
            {"themeId": "0195516f-0000-7000-8000-000000000017"}""";

    /** @throws io.heard.http.problem.ProblemException 400 always: it is none that mentions may go to */
    static void refuse() {
        var fields = new Fields();
        fields.wrong("themeId", "must be another theme of the same product and language that has not merged into one");
        fields.refuseIfWrong();
    }
}
