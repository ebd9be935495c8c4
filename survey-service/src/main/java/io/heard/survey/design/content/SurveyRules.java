package io.heard.survey.design.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.event.Event;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.contracts.survey.Piping;
import io.heard.http.problem.Fields;
import io.heard.messaging.EventJson;
import io.heard.survey.design.content.SurveyDraft.BrandDraft;
import io.heard.survey.design.content.SurveyDraft.EndingDraft;
import io.heard.survey.design.content.SurveyDraft.EndsDraft;
import io.heard.survey.design.content.SurveyDraft.MailTextDraft;
import io.heard.survey.design.content.SurveyDraft.OptionDraft;
import io.heard.survey.design.content.SurveyDraft.QuestionDraft;
import io.heard.survey.design.content.SurveyDraft.QuestionTextDraft;
import io.heard.survey.design.content.SurveyDraft.TranslationDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a survey must be like to be kept. These are the rules without which it means nothing; whether it is a good one to ask
 * customers with, and complete in each language, is looked at when it is published.
 */
public final class SurveyRules {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_PAGE_TEXT = 2_000;
    private static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_OPTION = 200;
    private static final int LONGEST_END = 60;
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_MAIL_TEXT = 1_000;
    private static final int MOST_QUESTIONS = 30;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 20;
    private static final int MOST_ENDINGS = 10;
    private static final int MOST_TRANSLATIONS = 10;
    private static final int LONGEST_LANGUAGE = 35;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Kafka takes 256 KB, headers included. */
    private static final int MOST_BYTES = 200 * 1024;

    private final Fields fields = new Fields();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final ConditionRules conditions = new ConditionRules(fields, questions);

    private SurveyRules() {}

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    public static SurveyContent read(SurveyDraft draft) {
        var rules = new SurveyRules();
        SurveyContent content = rules.content(draft);
        rules.fields.refuseIfWrong();
        rules.checkSize(content);
        rules.fields.refuseIfWrong();
        return content;
    }

    private SurveyContent content(SurveyDraft draft) {
        String title = fields.required("title", titled("title", draft.title()));
        String language = language("language", draft.language());
        String introduction = pageText("introduction", draft.introduction(), Piping.CONTEXT::contains);
        List<Question> asked = questions(draft.questions());
        String thanks = pageText("thanks", draft.thanks(), this::mayStandAfterAnswers);
        List<SurveyContent.Ending> endings = endings(draft.endings());
        var translations = translations(draft.translations(), language, size(draft.endings()));
        SurveyContent.Brand brand = brand(draft.brand());
        SurveyContent.MailText mail = mail("mail", draft.mail());
        return new SurveyContent(title, language, introduction, thanks, asked, endings, translations, mail, brand);
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

    private @Nullable String titled(String at, @Nullable String value) {
        return piped(at, fields.line(at, value, LONGEST_TITLE), Piping.CONTEXT::contains);
    }

    private @Nullable String pageText(String at, @Nullable String value, Predicate<String> allowed) {
        return piped(at, fields.text(at, value, LONGEST_PAGE_TEXT), allowed);
    }

    /** Refuses places that nothing will ever be put in: a customer would read our braces. */
    private @Nullable String piped(String at, @Nullable String text, Predicate<String> allowed) {
        if (text != null) {
            List<String> mistakes = Piping.mistakes(text, allowed);
            if (mistakes.contains(Piping.FIRST_NAME)) {
                fields.wrong(
                        at, "must not say {{first_name}}: that is for mails only, pages do not know who reads them");
            } else if (!mistakes.isEmpty()) {
                fields.wrong(
                        at,
                        "must have in double braces only what is known there, written as {{product}} or {{agent|our "
                                + "colleague}}, not: " + String.join(", ", mistakes));
            }
        }
        return text;
    }

    private boolean mayStandAfterAnswers(String name) {
        return Piping.CONTEXT.contains(name)
                || (name.startsWith(Piping.ANSWER) && questions.containsKey(name.substring(Piping.ANSWER.length())));
    }

    private String language(String at, @Nullable String tag) {
        if (tag == null) {
            return fields.required(at, null);
        }
        if (tag.length() > LONGEST_LANGUAGE) {
            fields.wrong(at, "must have at most " + LONGEST_LANGUAGE + " characters");
            return "";
        }
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            fields.require(Set.of(Locale.getISOLanguages()).contains(language), at, "is not a known language");
        } catch (IllformedLocaleException e) {
            fields.wrong(at, "must be a BCP 47 tag such as en-GB");
        }
        return tag;
    }

    private List<Question> questions(@Nullable List<@Nullable QuestionDraft> drafts) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > MOST_QUESTIONS) {
            fields.wrong("questions", "must be 1 to " + MOST_QUESTIONS + " questions");
            return List.of();
        }
        List<Question> asked = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> all = new HashSet<>();
        drafts.forEach(draft -> all.add(draft == null || draft.id() == null ? "" : draft.id()));
        for (int i = 0; i < drafts.size(); i++) {
            String at = "questions[" + i + "]";
            QuestionDraft draft = drafts.get(i);
            if (draft == null) {
                fields.wrong(at, "must be a question");
                continue;
            }
            Question question = question(at, draft, ids, all);
            asked.add(question);
            questions.putIfAbsent(question.id(), question);
        }
        return asked;
    }

    private Question question(String at, QuestionDraft draft, Set<String> ids, Set<String> all) {
        QuestionType type = draft.type();
        if (type == null) {
            fields.wrong(at + ".type", "is required");
            type = QuestionType.LONG_TEXT;
        }
        fields.require(
                draft.style() == null || type == QuestionType.CSAT || type == QuestionType.RATING,
                at + ".style",
                "is for CSAT and RATING only");
        String text = fields.line(at + ".text", draft.text(), LONGEST_QUESTION);
        List<Question.Option> options = options(at + ".options", type, draft.options());
        return new Question(
                id(at + ".id", draft.id(), ids),
                type,
                fields.required(at + ".text", piped(at + ".text", text, name -> mayStandIn(name, all))),
                Boolean.TRUE.equals(draft.required()),
                options,
                draft.style(),
                other(at + ".other", draft.other(), options),
                conditions.read(at + ".showIf", draft.showIf()),
                ends(at + ".ends", type, draft.ends()));
    }

    private Question.@Nullable Ends ends(String at, QuestionType type, @Nullable EndsDraft draft) {
        if (draft == null) {
            return null;
        }
        fields.require(type.isScore(), at, "are for scores only");
        return new Question.Ends(end(at + ".lowest", draft.lowest()), end(at + ".highest", draft.highest()));
    }

    private String end(String at, @Nullable String text) {
        return fields.required(at, piped(at, fields.line(at, text, LONGEST_END), name -> false));
    }

    /** Any question may be named here; that the answer is known by then is looked at when the survey is published. */
    private static boolean mayStandIn(String name, Set<String> all) {
        return Piping.CONTEXT.contains(name)
                || (name.startsWith(Piping.ANSWER) && all.contains(name.substring(Piping.ANSWER.length())));
    }

    private @Nullable String other(String at, @Nullable String id, List<Question.Option> options) {
        if (id != null && options.stream().noneMatch(option -> option.id().equals(id))) {
            fields.wrong(at, "must be the id of one of the question's choices");
        }
        return id;
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
                    fields.required(option + ".text", optionText(option + ".text", draft.text()))));
        }
        return options;
    }

    private @Nullable String optionText(String at, @Nullable String text) {
        return piped(at, fields.line(at, text, LONGEST_OPTION), name -> false);
    }

    private String id(String at, @Nullable String value, Set<String> seen) {
        String id = fields.required(at, fields.name(at, value));
        fields.require(id.isEmpty() || seen.add(id), at, "must be unique");
        return id;
    }

    private List<SurveyContent.Ending> endings(@Nullable List<@Nullable EndingDraft> drafts) {
        fields.require(size(drafts) <= MOST_ENDINGS, "endings", "must be at most " + MOST_ENDINGS);
        List<SurveyContent.Ending> endings = new ArrayList<>();
        for (int i = 0; i < Math.min(size(drafts), MOST_ENDINGS); i++) {
            String at = "endings[" + i + "]";
            EndingDraft draft = drafts == null ? null : drafts.get(i);
            if (draft == null || draft.when() == null) {
                fields.wrong(at + ".when", "is required");
                continue;
            }
            Condition when = conditions.read(at + ".when", draft.when());
            String text =
                    fields.required(at + ".text", pageText(at + ".text", draft.text(), this::mayStandAfterAnswers));
            if (when != null) {
                endings.add(new SurveyContent.Ending(when, text));
            }
        }
        return endings;
    }

    private List<SurveyContent.Translation> translations(
            @Nullable List<@Nullable TranslationDraft> drafts, String language, int endings) {
        fields.require(size(drafts) <= MOST_TRANSLATIONS, "translations", "must be at most " + MOST_TRANSLATIONS);
        List<SurveyContent.Translation> translations = new ArrayList<>();
        Set<String> languages = new HashSet<>(Set.of(language.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < Math.min(size(drafts), MOST_TRANSLATIONS); i++) {
            String at = "translations[" + i + "]";
            TranslationDraft draft = drafts == null ? null : drafts.get(i);
            if (draft == null) {
                fields.wrong(at, "must be a translation");
                continue;
            }
            String tag = language(at + ".language", draft.language());
            fields.require(
                    tag.isEmpty() || languages.add(tag.toLowerCase(Locale.ROOT)),
                    at + ".language",
                    "must be another language than the others");
            translations.add(translation(at, tag, draft, endings));
        }
        return translations;
    }

    private SurveyContent.Translation translation(String at, String language, TranslationDraft draft, int endings) {
        fields.require(
                size(draft.endings()) <= endings, at + ".endings", "must be those of the survey, in the same order");
        List<@Nullable String> ends = new ArrayList<>();
        for (int i = 0; i < Math.min(size(draft.endings()), endings); i++) {
            String text = draft.endings() == null ? null : draft.endings().get(i);
            ends.add(pageText(at + ".endings[" + i + "]", text, this::mayStandAfterAnswers));
        }
        return new SurveyContent.Translation(
                language,
                titled(at + ".title", draft.title()),
                pageText(at + ".introduction", draft.introduction(), Piping.CONTEXT::contains),
                pageText(at + ".thanks", draft.thanks(), this::mayStandAfterAnswers),
                questionTexts(at + ".questions", draft.questions()),
                ends,
                mail(at + ".mail", draft.mail()));
    }

    private List<SurveyContent.QuestionText> questionTexts(
            String list, @Nullable List<@Nullable QuestionTextDraft> drafts) {
        fields.require(size(drafts) <= questions.size(), list, "must be those of the survey");
        List<SurveyContent.QuestionText> texts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < Math.min(size(drafts), questions.size()); i++) {
            String at = list + "[" + i + "]";
            QuestionTextDraft draft = drafts == null ? null : drafts.get(i);
            Question question = draft == null || draft.id() == null ? null : questions.get(draft.id());
            if (draft == null || question == null || !ids.add(question.id())) {
                fields.wrong(at + ".id", "must be the id of a question, each once");
                continue;
            }
            String text = fields.line(at + ".text", draft.text(), LONGEST_QUESTION);
            texts.add(new SurveyContent.QuestionText(
                    question.id(),
                    piped(at + ".text", text, name -> mayStandIn(name, questions.keySet())),
                    optionTexts(at + ".options", question, draft.options()),
                    ends(at + ".ends", question.type(), draft.ends())));
        }
        return texts;
    }

    private List<SurveyContent.OptionText> optionTexts(
            String list, Question question, @Nullable List<@Nullable OptionDraft> drafts) {
        Set<String> left = new HashSet<>();
        question.options().forEach(option -> left.add(option.id()));
        fields.require(size(drafts) <= left.size(), list, "must be those of the question");
        List<SurveyContent.OptionText> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(size(drafts), question.options().size()); i++) {
            String at = list + "[" + i + "]";
            OptionDraft draft = drafts == null ? null : drafts.get(i);
            if (draft == null || draft.id() == null || !left.remove(draft.id())) {
                fields.wrong(at + ".id", "must be the id of a choice of " + question.id() + ", each once");
                continue;
            }
            texts.add(new SurveyContent.OptionText(draft.id(), optionText(at + ".text", draft.text())));
        }
        return texts;
    }

    private SurveyContent.@Nullable MailText mail(String at, @Nullable MailTextDraft draft) {
        if (draft == null) {
            return null;
        }
        return new SurveyContent.MailText(
                piped(
                        at + ".subject",
                        fields.line(at + ".subject", draft.subject(), LONGEST_SUBJECT),
                        MailPlaces::isKnown),
                piped(
                        at + ".introduction",
                        fields.text(at + ".introduction", draft.introduction(), LONGEST_MAIL_TEXT),
                        MailPlaces::isKnown));
    }

    private SurveyContent.@Nullable Brand brand(@Nullable BrandDraft draft) {
        if (draft == null) {
            return null;
        }
        fields.require(
                draft.logo() == null || draft.logo().startsWith("/logos/"),
                "brand.logo",
                "is not written here: upload the picture to /logo");
        return draft.colour() == null ? null : new SurveyContent.Brand(colour(draft.colour()), null);
    }

    private @Nullable String colour(@Nullable String value) {
        if (value == null) {
            return null;
        }
        fields.require(COLOUR.matcher(value).matches(), "brand.colour", "must be #rrggbb such as #1d5fae");
        return value.toLowerCase(Locale.ROOT);
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }
}
