package io.heard.feedback.recovery.improvement;

import io.heard.http.problem.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An improvement as its author writes it. */
@Schema(description = "Something the company did about what customers said")
record ImprovementDraft(
        @Schema(description = "What it is about", examples = "broadband", required = true) @Nullable
        String product,

        @Schema(
                description =
                        "Only those who answered about this kind of moment are told; everybody who answered about the "
                                + "product when left out",
                examples = "support-call")
        @Nullable
        String touchpoint,

        @Schema(
                description =
                        "Words for customers by language (BCP 47), at most 500 characters each, at most 30 of them. "
                                + "Those of other languages read the first",
                examples = "{\"en\": \"You told us you wait too long. We answer calls within two minutes now.\"}",
                required = true)
        @Nullable
        Map<String, String> texts,

        @Schema(
                description = "When it was done: those who answered before are told, from then on",
                examples = "2026-03-02T00:00:00Z",
                required = true)
        @Nullable
        String doneAt) {

    private static final int LONGEST_TEXT = 500;
    private static final int MOST_TEXTS = 30;

    /**
     * @param mayUse whether the author may write about a product
     * @throws io.heard.http.problem.ProblemException 400 with every broken rule
     */
    Improvement read(UUID id, int revision, Predicate<String> mayUse, String author, Instant now) {
        var fields = new Fields();
        String about = fields.required("product", fields.name("product", product));
        fields.require(about.isEmpty() || mayUse.test(about), "product", "must be one of your products");
        String moment = fields.name("touchpoint", touchpoint);
        Map<String, String> words = words(fields);
        fields.required("doneAt", doneAt);
        Instant done = fields.instant("doneAt", doneAt);
        fields.refuseIfWrong();
        return new Improvement(id, revision, about, moment, words, done == null ? now : done, author, now);
    }

    private Map<String, String> words(Fields fields) {
        if (texts == null || texts.isEmpty()) {
            fields.wrong("texts", "is required");
            return Map.of();
        }
        fields.require(texts.size() <= MOST_TEXTS, "texts", "must be at most " + MOST_TEXTS);
        Map<String, String> words = new LinkedHashMap<>();
        texts.forEach((language, text) -> {
            if (isTag(language)) {
                String field = "texts." + language;
                words.put(language, fields.required(field, fields.text(field, text, LONGEST_TEXT)));
            } else {
                fields.wrong("texts", "must be by language tags such as en or pt-BR");
            }
        });
        return words;
    }

    private static boolean isTag(String language) {
        return language.length() <= 35
                && !language.isEmpty()
                && Locale.forLanguageTag(language).toLanguageTag().equals(language);
    }
}
