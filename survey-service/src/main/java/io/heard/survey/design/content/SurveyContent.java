package io.heard.survey.design.content;

import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.Condition;
import io.heard.contracts.survey.LanguageChoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The words and questions of a survey, valid by the time they are here. It is complete in its own language; translations may
 * lack texts until the survey is published.
 *
 * @param language BCP 47 tag of the texts
 * @param introduction shown above the first question
 * @param thanks shown after answering
 * @param endings what is shown instead of {@code thanks}: the first whose condition holds
 */
public record SurveyContent(
        String title,
        String language,
        @Nullable String introduction,
        @Nullable String thanks,
        List<Question> questions,
        List<Ending> endings,
        List<Translation> translations,
        @Nullable MailText mail,
        @Nullable Brand brand) {

    /** Words of thanks for those whose answers say so. */
    @Schema(name = "SurveyEnding", description = "Words of thanks for those whose answers say so")
    public record Ending(
            Condition when,

            @Schema(examples = "We are sorry. Somebody will look into it today.")
            String text) {}

    /** What the mail says in the author's own words. */
    @Schema(
            name = "SurveyMailText",
            description = "What the mail says; `{{first_name|there}}`, `{{product}}`, `{{touchpoint}}`, `{{channel}}`, "
                    + "`{{team|…}}` and `{{agent|…}}` are filled in")
    public record MailText(
            @Schema(examples = "How did we do, {{first_name|dear customer}}?") @Nullable
            String subject,

            @Schema(examples = "You talked to {{agent|our colleague}} about {{product}}.") @Nullable
            String introduction) {}

    @Schema(name = "SurveyBrand", description = "How pages and mails look")
    public record Brand(
            @Schema(
                    description = "Of buttons and marks; made darker or lighter where it would be hard to read",
                    examples = "#1d5fae")
            @Nullable
            String colour,

            @Schema(
                    description = "Where the logo is served; uploaded by itself",
                    examples = "/logos/8a39d2abd3999ab73c34db2476849cdd.png")
            @Nullable
            String logo) {}

    /** The texts in one more language. What is null is not translated yet. */
    @Schema(name = "SurveyTranslation", description = "The texts in one more language")
    public record Translation(
            @Schema(examples = "de") String language,
            @Nullable String title,
            @Nullable String introduction,
            @Nullable String thanks,
            List<QuestionText> questions,

            @Schema(description = "In the order of the survey's endings")
            List<@Nullable String> endings,

            @Nullable MailText mail) {

        public Translation {
            questions = List.copyOf(questions);
            endings = Collections.unmodifiableList(new ArrayList<>(endings));
        }

        public @Nullable String text(String questionId) {
            return find(questionId).map(QuestionText::text).orElse(null);
        }

        public @Nullable String option(String questionId, String optionId) {
            return find(questionId).stream()
                    .flatMap(question -> question.options().stream())
                    .filter(option -> option.id().equals(optionId))
                    .findFirst()
                    .map(OptionText::text)
                    .orElse(null);
        }

        public Question.@Nullable Ends ends(String questionId) {
            return find(questionId).map(QuestionText::ends).orElse(null);
        }

        public @Nullable String ending(int index) {
            return index < endings.size() ? endings.get(index) : null;
        }

        private Optional<QuestionText> find(String questionId) {
            return questions.stream()
                    .filter(question -> question.id().equals(questionId))
                    .findFirst();
        }
    }

    /** A question's words in another language. */
    @Schema(name = "QuestionTranslation", description = "A question's words in another language")
    public record QuestionText(
            String id, @Nullable String text, List<OptionText> options, Question.@Nullable Ends ends) {

        public QuestionText {
            options = List.copyOf(options);
        }
    }

    /** A choice's words in another language. */
    @Schema(name = "OptionTranslation", description = "A choice's words in another language")
    public record OptionText(String id, @Nullable String text) {}

    /** Surveys kept before there were endings and translations have neither. */
    public SurveyContent {
        questions = List.copyOf(questions);
        endings = endings == null ? List.of() : List.copyOf(endings);
        translations = translations == null ? List.of() : List.copyOf(translations);
    }

    /** The question whose scale a mail can carry, in the survey's own language: a score that everybody is asked. */
    public Optional<Question> firstScore() {
        return questions.stream()
                .filter(question -> question.type().isScore() && question.asksEverybody())
                .findFirst();
    }

    public Optional<String> colour() {
        return Optional.ofNullable(brand == null ? null : brand.colour());
    }

    /** Path of the logo. */
    public Optional<String> logo() {
        return Optional.ofNullable(brand == null ? null : brand.logo());
    }

    public SurveyContent withLogo(Optional<String> logo) {
        Brand look = logo.isEmpty() && colour().isEmpty() ? null : new Brand(colour().orElse(null), logo.orElse(null));
        return new SurveyContent(title, language, introduction, thanks, questions, endings, translations, mail, look);
    }

    /** Its own language first. */
    public List<String> languages() {
        return Stream.concat(Stream.of(language), translations.stream().map(Translation::language))
                .toList();
    }

    /** The language for somebody with this locale (BCP 47): the best match, else the survey's own. */
    public String languageFor(Optional<String> locale) {
        return LanguageChoice.best(languages(), locale.stream().toList()).orElse(language);
    }

    /**
     * What the survey says in one of its languages.
     *
     * @param wanted one of {@link #languages()}; its own for any other
     */
    public SurveyText in(String wanted) {
        Optional<Translation> translation = translation(wanted);
        return new SurveyText(
                translation.map(Translation::language).orElse(language),
                translation.map(Translation::title).orElse(title),
                Optional.ofNullable(translation
                        .map(Translation::mail)
                        .map(MailText::subject)
                        .orElse(mail == null ? null : mail.subject())),
                Optional.ofNullable(translation
                        .map(Translation::mail)
                        .map(MailText::introduction)
                        .orElse(mail == null ? null : mail.introduction())),
                firstScore()
                        .map(question -> translation
                                .map(texts -> translated(question, texts))
                                .orElse(question)),
                questions.size());
    }

    /** The same survey with another of its languages as its own; empty when it has no such language. */
    public Optional<SurveyContent> ledBy(String wanted) {
        if (wanted.equals(language)) {
            return Optional.of(this);
        }
        return translation(wanted).map(texts -> {
            List<Translation> others = new ArrayList<>(List.of(ownTexts()));
            translations.stream().filter(other -> !other.equals(texts)).forEach(others::add);
            return new SurveyContent(
                    or(texts.title(), title),
                    wanted,
                    texts.introduction(),
                    texts.thanks(),
                    questions.stream()
                            .map(question -> translated(question, texts))
                            .toList(),
                    IntStream.range(0, endings.size())
                            .mapToObj(i -> new Ending(
                                    endings.get(i).when(),
                                    or(texts.ending(i), endings.get(i).text())))
                            .toList(),
                    others,
                    texts.mail(),
                    brand);
        });
    }

    private Translation ownTexts() {
        return new Translation(
                language,
                title,
                introduction,
                thanks,
                questions.stream()
                        .map(question -> new QuestionText(
                                question.id(),
                                question.text(),
                                question.options().stream()
                                        .map(option -> new OptionText(option.id(), option.text()))
                                        .toList(),
                                question.ends()))
                        .toList(),
                endings.stream().<@Nullable String>map(Ending::text).toList(),
                mail);
    }

    private Optional<Translation> translation(String wanted) {
        return translations.stream()
                .filter(translation -> translation.language().equals(wanted))
                .findFirst();
    }

    public SurveyPublished published(UUID surveyId, int version, Instant at) {
        return new SurveyPublished(
                surveyId,
                version,
                title,
                language,
                introduction,
                questions.stream().map(SurveyContent::published).toList(),
                thanks,
                at,
                endings.stream()
                        .map(ending -> new SurveyPublished.Ending(ending.when(), ending.text()))
                        .toList(),
                translations.stream().map(this::published).toList(),
                brand == null ? null : new SurveyPublished.Brand(brand.colour(), brand.logo()));
    }

    private static SurveyPublished.Question published(Question question) {
        return new SurveyPublished.Question(
                question.id(),
                question.type(),
                question.text(),
                question.required(),
                options(question),
                question.style(),
                question.other(),
                question.showIf(),
                ends(question));
    }

    private static SurveyPublished.@Nullable ScaleEnds ends(Question question) {
        Question.Ends ends = question.ends();
        return ends == null ? null : new SurveyPublished.ScaleEnds(ends.lowest(), ends.highest());
    }

    private SurveyPublished.Translation published(Translation texts) {
        return new SurveyPublished.Translation(
                texts.language(),
                or(texts.title(), title),
                texts.introduction() == null ? introduction : texts.introduction(),
                questions.stream()
                        .map(question -> translated(question, texts))
                        .map(question -> new SurveyPublished.QuestionText(
                                question.id(), question.text(), options(question), ends(question)))
                        .toList(),
                texts.thanks() == null ? thanks : texts.thanks(),
                IntStream.range(0, endings.size())
                        .mapToObj(i -> or(texts.ending(i), endings.get(i).text()))
                        .toList());
    }

    private static List<SurveyPublished.Option> options(Question question) {
        return question.options().stream()
                .map(option -> new SurveyPublished.Option(option.id(), option.text()))
                .toList();
    }

    private static Question translated(Question question, Translation texts) {
        return new Question(
                question.id(),
                question.type(),
                or(texts.text(question.id()), question.text()),
                question.required(),
                question.options().stream()
                        .map(option -> new Question.Option(
                                option.id(), or(texts.option(question.id(), option.id()), option.text())))
                        .toList(),
                question.style(),
                question.other(),
                question.showIf(),
                texts.ends(question.id()) == null ? question.ends() : texts.ends(question.id()));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
