package io.heard.insights.theme.edit;

import io.heard.http.problem.Fields;
import io.heard.insights.encoder.Languages;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a theme is about, in the team's own words. */
@Schema(name = "ThemeSentencesDraft", examples = SentencesDraft.EXAMPLE)
public record SentencesDraft(
        @Schema(description = DESCRIPTION, required = true) @Nullable
        List<@Nullable String> sentences) {

    static final String DESCRIPTION =
            "1 to 10 different sentences of at most 300 characters, each one line with words in a language that the sentence model reads";

    static final int MOST = 10;
    static final int LONGEST = 300;
    static final String EXAMPLE = """
            {"sentences": ["Customers wait on the phone for too long.", "Nobody picks up."]}""";

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    List<String> read(Languages languages) {
        var fields = new Fields();
        List<String> read = read(fields, sentences, languages);
        fields.refuseIfWrong();
        return read;
    }

    /** @throws io.heard.http.problem.ProblemException 400 always: complaints of other languages cannot be sorted by sentences */
    static void refuse() {
        var fields = new Fields();
        fields.wrong("sentences", "must be those of a theme that was not found by words");
        fields.refuseIfWrong();
    }

    static List<String> read(Fields fields, @Nullable List<@Nullable String> sentences, Languages languages) {
        List<String> read = new ArrayList<>();
        int given = sentences == null ? 0 : sentences.size();
        fields.require(given >= 1 && given <= MOST, "sentences", "must be 1 to " + MOST + " sentences");
        if (sentences != null && given <= MOST) {
            for (int i = 0; i < given; i++) {
                String field = "sentences[" + i + "]";
                String sentence = fields.required(field, fields.line(field, sentences.get(i), LONGEST));
                if (!sentence.isEmpty()) {
                    requireReadable(fields, field, sentence, languages);
                }
                read.add(sentence);
            }
            fields.require(read.stream().distinct().count() == read.size(), "sentences", "must be different ones");
        }
        return read;
    }

    /** Complaints of all kinds would be near a sentence that says nothing to the sentence model. */
    private static void requireReadable(Fields fields, String field, String sentence, Languages languages) {
        String words = TextNormaliser.normalise(sentence, KnownNames.NONE);
        boolean hasWords = words.codePoints().anyMatch(Character::isLetter);
        fields.require(hasWords, field, "must have words");
        fields.require(
                !hasWords || languages.areRead(languages.of(words, Optional.empty())),
                field,
                "must be in a language that the sentence model reads");
    }
}
