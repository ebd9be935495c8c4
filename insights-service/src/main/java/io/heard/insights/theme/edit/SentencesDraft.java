package io.heard.insights.theme.edit;

import io.heard.http.problem.Fields;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a theme is about, in the team's own words. */
@Schema(name = "ThemeSentencesDraft", examples = SentencesDraft.EXAMPLE)
public record SentencesDraft(
        @Schema(description = "1 to 10 different sentences of at most 300 characters, each one line", required = true)
        @Nullable
        List<@Nullable String> sentences) {

    static final int MOST = 10;
    static final int LONGEST = 300;
    static final String EXAMPLE = """
            {"sentences": ["Customers wait on the phone for too long.", "Nobody picks up."]}""";

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    List<String> read() {
        var fields = new Fields();
        List<String> read = read(fields, sentences);
        fields.refuseIfWrong();
        return read;
    }

    /** @throws io.heard.http.problem.ProblemException 400 always: complaints of other languages cannot be sorted by sentences */
    static void refuse() {
        var fields = new Fields();
        fields.wrong("sentences", "must be those of a theme that was not found by words");
        fields.refuseIfWrong();
    }

    static List<String> read(Fields fields, @Nullable List<@Nullable String> sentences) {
        List<String> read = new ArrayList<>();
        int given = sentences == null ? 0 : sentences.size();
        fields.require(given >= 1 && given <= MOST, "sentences", "must be 1 to " + MOST + " sentences");
        if (sentences != null && given <= MOST) {
            for (int i = 0; i < given; i++) {
                String field = "sentences[" + i + "]";
                read.add(fields.required(field, fields.line(field, sentences.get(i), LONGEST)));
            }
            fields.require(read.stream().distinct().count() == read.size(), "sentences", "must be different ones");
        }
        return read;
    }
}
