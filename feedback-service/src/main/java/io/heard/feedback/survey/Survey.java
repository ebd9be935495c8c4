package io.heard.feedback.survey;

import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.LanguageChoice;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One version of a survey. It never changes.
 *
 * @param key see {@link #key(UUID, int)}
 * @param language BCP 47 tag of its texts
 * @param endings what is shown instead of {@code thanks}: the first whose condition holds
 * @param translations the same texts in further languages
 * @param brand null for our own look
 */
public record Survey(
        @BsonId String key,
        UUID surveyId,
        int version,
        String title,
        String language,
        @Nullable String introduction,
        List<Question> questions,
        @Nullable String thanks,
        Instant publishedAt,
        List<SurveyPublished.Ending> endings,
        List<SurveyPublished.Translation> translations,
        SurveyPublished.@Nullable Brand brand) {

    private static final Pattern LOGO = Pattern.compile("/logos/[0-9a-f]{32}\\.(png|jpeg)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    /** Those stored before there were endings and translations have neither. */
    public Survey {
        endings = endings == null ? List.of() : List.copyOf(endings);
        translations = translations == null ? List.of() : List.copyOf(translations);
    }

    /** In one language, with the same thanks for everybody. */
    public Survey(
            String key,
            UUID surveyId,
            int version,
            String title,
            String language,
            @Nullable String introduction,
            List<Question> questions,
            @Nullable String thanks,
            Instant publishedAt) {
        this(
                key,
                surveyId,
                version,
                title,
                language,
                introduction,
                questions,
                thanks,
                publishedAt,
                List.of(),
                List.of(),
                null);
    }

    public static String key(UUID surveyId, int version) {
        return surveyId + ":" + version;
    }

    /** The one it is in first. */
    public List<String> languages() {
        return Stream.concat(Stream.of(language), translations.stream().map(SurveyPublished.Translation::language))
                .toList();
    }

    /**
     * The language for somebody who wants these, dearest first; its own when it has none of them.
     *
     * @param wanted BCP 47 tags
     */
    public String languageFor(List<String> wanted) {
        return LanguageChoice.best(languages(), wanted).orElse(language);
    }

    /** The same survey with its texts in another of its languages; the same for any other. */
    public Survey in(String wanted) {
        Optional<SurveyPublished.Translation> translation = translations.stream()
                .filter(candidate -> candidate.language().equals(wanted))
                .findFirst();
        return translation.map(this::in).orElse(this);
    }

    private Survey in(SurveyPublished.Translation words) {
        Map<String, SurveyPublished.QuestionText> texts = new HashMap<>();
        words.questions().forEach(text -> texts.put(text.id(), text));
        return new Survey(
                key,
                surveyId,
                version,
                words.title(),
                words.language(),
                words.introduction(),
                questions.stream()
                        .map(question ->
                                texts.containsKey(question.id()) ? question.in(texts.get(question.id())) : question)
                        .toList(),
                words.thanks(),
                publishedAt,
                IntStream.range(0, endings.size())
                        .mapToObj(i -> i < words.endings().size()
                                ? new SurveyPublished.Ending(
                                        endings.get(i).when(), words.endings().get(i))
                                : endings.get(i))
                        .toList(),
                translations,
                brand);
    }

    /** @throws IllegalArgumentException when no page could ask it: no questions, two of one id, a choice without options */
    static Survey of(SurveyPublished event) {
        List<Question> questions = event.questions().stream().map(Question::of).toList();
        Set<String> ids = new HashSet<>();
        if (questions.isEmpty() || !questions.stream().map(Question::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("A survey has questions, each with an id of its own");
        }
        requireShowable(event.brand());
        return new Survey(
                key(event.surveyId(), event.version()),
                event.surveyId(),
                event.version(),
                event.title(),
                event.language(),
                event.introduction(),
                questions,
                event.thanks(),
                event.publishedAt(),
                event.endings(),
                event.translations(),
                event.brand());
    }

    /** Where the company's logo is, on our own origin: nobody else learns who opens a survey. */
    public Optional<String> logo() {
        return Optional.ofNullable(brand == null ? null : brand.logo())
                .filter(path -> LOGO.matcher(path).matches());
    }

    private static void requireShowable(SurveyPublished.@Nullable Brand brand) {
        String colour = brand == null ? null : brand.colour();
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException("A colour is #rrggbb: it goes into a stylesheet");
        }
    }
}
