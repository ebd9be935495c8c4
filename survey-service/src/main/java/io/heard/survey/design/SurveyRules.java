package io.heard.survey.design;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.event.Event;
import io.heard.contracts.event.QuestionType;
import io.heard.http.problem.Fields;
import io.heard.messaging.EventJson;
import io.heard.survey.design.SurveyDraft.OptionDraft;
import io.heard.survey.design.SurveyDraft.QuestionDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a survey must be like to be kept. A draft is held to the same rules as a published version, so publishing never fails. */
final class SurveyRules {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_PAGE_TEXT = 2_000;
    private static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_OPTION = 200;
    private static final int MOST_QUESTIONS = 30;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;
    private static final int LONGEST_LANGUAGE = 35;

    /** Kafka takes 256 KB, headers included. */
    private static final int MOST_BYTES = 200 * 1024;

    private final Fields fields = new Fields();

    private SurveyRules() {}

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    static SurveyContent read(SurveyDraft draft) {
        var rules = new SurveyRules();
        SurveyContent content = rules.content(draft);
        rules.fields.refuseIfWrong();
        rules.checkSize(content);
        rules.fields.refuseIfWrong();
        return content;
    }

    private SurveyContent content(SurveyDraft draft) {
        return new SurveyContent(
                fields.required("title", fields.line("title", draft.title(), LONGEST_TITLE)),
                language(draft.language()),
                fields.text("introduction", draft.introduction(), LONGEST_PAGE_TEXT),
                fields.text("thanks", draft.thanks(), LONGEST_PAGE_TEXT),
                questions(draft.questions()));
    }

    /**
     * As the event that tells the other services of it. A draft's own id and time are not known yet; those of any other survey
     * are as long.
     */
    private void checkSize(SurveyContent content) {
        Event published = content.published(new UUID(0, 0), Integer.MAX_VALUE, Instant.EPOCH);
        int size = EventJson.write(published).getBytes(UTF_8).length;
        fields.require(
                size <= MOST_BYTES,
                "questions",
                "are too long together: the survey has " + size + " bytes of at most " + MOST_BYTES);
    }

    private String language(@Nullable String tag) {
        if (tag == null) {
            return fields.required("language", null);
        }
        if (tag.length() > LONGEST_LANGUAGE) {
            fields.wrong("language", "must have at most " + LONGEST_LANGUAGE + " characters");
            return "";
        }
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            fields.require(Set.of(Locale.getISOLanguages()).contains(language), "language", "is not a known language");
        } catch (IllformedLocaleException e) {
            fields.wrong("language", "must be a BCP 47 tag such as en-GB");
        }
        return tag;
    }

    private List<Question> questions(@Nullable List<@Nullable QuestionDraft> drafts) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > MOST_QUESTIONS) {
            fields.wrong("questions", "must be 1 to " + MOST_QUESTIONS + " questions");
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            String at = "questions[" + i + "]";
            QuestionDraft draft = drafts.get(i);
            if (draft == null) {
                fields.wrong(at, "must be a question");
                continue;
            }
            questions.add(question(at, draft, ids));
        }
        return questions;
    }

    private Question question(String at, QuestionDraft draft, Set<String> ids) {
        QuestionType type = draft.type();
        if (type == null) {
            fields.wrong(at + ".type", "is required");
            type = QuestionType.LONG_TEXT;
        }
        return new Question(
                id(at + ".id", draft.id(), ids),
                type,
                fields.required(at + ".text", fields.text(at + ".text", draft.text(), LONGEST_QUESTION)),
                Boolean.TRUE.equals(draft.required()),
                options(at + ".options", type, draft.options()));
    }

    private List<Question.Option> options(String at, QuestionType type, @Nullable List<@Nullable OptionDraft> drafts) {
        List<@Nullable OptionDraft> given = drafts == null ? List.of() : drafts;
        if (!type.isChoice()) {
            fields.require(given.isEmpty(), at, "are for SINGLE_CHOICE and MULTI_CHOICE only");
            return List.of();
        }
        if (given.size() < FEWEST_OPTIONS || given.size() > MOST_OPTIONS) {
            fields.wrong(at, "must be " + FEWEST_OPTIONS + " to " + MOST_OPTIONS + " choices");
            return List.of();
        }
        List<Question.Option> options = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String option = at + "[" + i + "]";
            OptionDraft draft = given.get(i);
            if (draft == null) {
                fields.wrong(option, "must be a choice");
                continue;
            }
            options.add(new Question.Option(
                    id(option + ".id", draft.id(), ids),
                    fields.required(option + ".text", fields.line(option + ".text", draft.text(), LONGEST_OPTION))));
        }
        return options;
    }

    private String id(String at, @Nullable String value, Set<String> seen) {
        String id = fields.required(at, fields.name(at, value));
        fields.require(id.isEmpty() || seen.add(id), at, "must be unique");
        return id;
    }
}
