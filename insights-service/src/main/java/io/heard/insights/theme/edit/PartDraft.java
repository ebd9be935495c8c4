package io.heard.insights.theme.edit;

import io.heard.http.problem.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Mentions that are to make a theme of their own. */
@Schema(name = "ThemePartDraft", examples = PartDraft.EXAMPLE)
public record PartDraft(
        @Schema(description = "Ids of mentions of the theme, 1 to 1000 of them, not all that it has", required = true)
        @Nullable
        List<@Nullable UUID> mentionIds,

        @Schema(
                description =
                        "What the new theme is called, one line of at most 80 characters; without one it is named by the"
                                + " next run",
                examples = "calls cut off")
        @Nullable
        String label) {

    static final int MOST = 1_000;
    static final String EXAMPLE = """
            {"mentionIds": ["3f2a7c10-5d1e-3b44-8c1e-7a90c1d2e3f4", "9be1d7a2-0c3f-3a19-b6d5-41f2c7708e6a"],
             "label": "calls cut off"}""";

    record Part(Set<UUID> mentions, Optional<String> label) {}

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    Part read() {
        var fields = new Fields();
        Set<UUID> mentions = new LinkedHashSet<>();
        if (mentionIds != null) {
            mentionIds.stream().filter(Objects::nonNull).forEach(mentions::add);
            fields.require(!mentionIds.contains(null), "mentionIds", "must not hold null");
        }
        fields.require(
                !mentions.isEmpty() && mentions.size() <= MOST,
                "mentionIds",
                "must be 1 to " + MOST + " ids of mentions");
        String name = fields.line("label", label, LabelDraft.LONGEST);
        fields.require(label == null || name != null || !fields.errors().isEmpty(), "label", "must not be blank");
        fields.refuseIfWrong();
        return new Part(mentions, Optional.ofNullable(name));
    }

    /** @throws io.heard.http.problem.ProblemException 400 always */
    static void refuse(String rule) {
        var fields = new Fields();
        fields.wrong("mentionIds", rule);
        fields.refuseIfWrong();
    }
}
