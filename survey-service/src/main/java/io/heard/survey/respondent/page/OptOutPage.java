package io.heard.survey.respondent.page;

import io.heard.survey.language.OwnLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page as {@code templates/OptOut/page.html} shows it; what is empty is left out. None shows who it is for: a forwarded mail
 * must not tell.
 *
 * @param topics what the mails are about that stop
 * @param done what a press of a button has just led to
 * @param complaint what is missing in the form
 * @param wishes the form with everything there is to choose
 * @param question whether the page asks once more before all mails stop
 * @param kept what was posted while nothing could be kept, or so soon that a program may have done it; to be posted again
 */
record OptOutPage(
        int status,
        String language,
        String title,
        String text,
        String topics,
        String done,
        String note,
        String complaint,
        OptOutWords words,
        @Nullable WishesForm wishes,
        boolean question,
        @Nullable Map<String, List<String>> kept) {

    /** Everything there is to choose. */
    record WishesForm(
            boolean stopped, boolean mayResume, List<Choice> topics, List<Choice> often, List<Choice> languages) {}

    record Choice(String id, String value, String label, boolean chosen) {}

    @CheckedTemplate(basePath = "OptOut", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    private static final class Templates {

        private Templates() {}

        static native TemplateInstance page(OptOutPage page);
    }

    /** @param done empty when nothing was changed just now */
    static OptOutPage wishes(Preferences.Choices choices, String done, OwnLanguage language) {
        OptOutWords words = words(language);
        boolean stopped = choices.standing().optedOut();
        String text = stopped ? words.stopped() : words.wishesText();
        String note = choices.standing().suppression().isPresent() ? words.suppressed() : "";
        return new OptOutPage(
                200,
                language.tag(),
                stopped ? words.stoppedTitle() : words.wishesTitle(),
                text,
                stopped ? about(choices, words) : "",
                done,
                note,
                "",
                words,
                form(choices, words),
                false,
                null);
    }

    static OptOutPage question(Preferences.Choices choices, boolean unanswered, OwnLanguage language) {
        OptOutWords words = words(language);
        return new OptOutPage(
                unanswered ? 422 : 200,
                language.tag(),
                words.questionTitle(),
                words.question(),
                about(choices, words),
                "",
                words.questionNote(),
                unanswered ? words.unanswered() : "",
                words,
                null,
                true,
                null);
    }

    static OptOutPage expired(OwnLanguage language) {
        OptOutWords words = words(language);
        return notice(410, words.expiredTitle(), words.expired(), language);
    }

    static OptOutPage unknown(OwnLanguage language) {
        OptOutWords words = words(language);
        return notice(404, words.unknownTitle(), words.unknown(), language);
    }

    /** While the page cannot be shown. */
    static OptOutPage away(OwnLanguage language) {
        OptOutWords words = words(language);
        return notice(503, words.closedTitle(), words.closed(), language);
    }

    /** Keeps what was chosen: the press was not lost on the customer's side. */
    static OptOutPage away(PostedForm form, OwnLanguage language) {
        OptOutWords words = words(language);
        return new OptOutPage(
                503,
                language.tag(),
                words.awayTitle(),
                words.away(),
                "",
                "",
                words.awayNote(),
                "",
                words,
                null,
                false,
                form.fields());
    }

    /** Keeps what was chosen: nothing has happened yet, and one more press in a minute is enough. */
    static OptOutPage soon(PostedForm form, OwnLanguage language) {
        OptOutWords words = words(language);
        return new OptOutPage(
                422,
                language.tag(),
                words.awayTitle(),
                words.soon(),
                "",
                "",
                words.soonNote(),
                "",
                words,
                null,
                false,
                form.fields());
    }

    static OptOutPage failed(int status, OwnLanguage language) {
        OptOutWords words = words(language);
        return notice(status, words.failedTitle(), words.failed(), language);
    }

    public String direction() {
        return OwnLanguage.direction(language);
    }

    String render() {
        return Templates.page(this).render();
    }

    static OptOutWords words(OwnLanguage language) {
        return language.words(OptOutWords.class);
    }

    private static OptOutPage notice(int status, String title, String text, OwnLanguage language) {
        return new OptOutPage(status, language.tag(), title, text, "", "", "", "", words(language), null, false, null);
    }

    private static WishesForm form(Preferences.Choices choices, OptOutWords words) {
        List<Choice> topics = TopicChoice.of(choices.topics()).stream()
                .map(topic -> new Choice(
                        topic.id(),
                        topic.value(),
                        topic.label().orElseGet(words::otherTopics),
                        topic.isAllowed(choices.wishes())))
                .toList();
        Often chosen = Often.near(choices.wishes().atMostEvery());
        List<Choice> often = Arrays.stream(Often.values())
                .map(one -> new Choice("often-" + one.value(), one.value(), label(one, words), one == chosen))
                .toList();
        String tag = choices.wishes().language().orElse("");
        List<Choice> languages = new ArrayList<>();
        languages.add(new Choice("language-any", "", words.languageAny(), tag.isEmpty()));
        for (OwnLanguage language : OwnLanguage.values()) {
            Locale locale = language.locale();
            // Each in its own words: who cannot read this page must find the own language.
            languages.add(new Choice(
                    "language-" + language.tag(),
                    language.tag(),
                    capitalised(locale.getDisplayLanguage(locale), locale),
                    language.tag().equals(tag)));
        }
        return new WishesForm(
                choices.standing().optedOut(), choices.mayResume(), topics, often, List.copyOf(languages));
    }

    /** Empty when nobody said what the mails are about. */
    private static String about(Preferences.Choices choices, OptOutWords words) {
        String topics = TopicChoice.of(choices.topics()).stream()
                .map(TopicChoice::label)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return topics.isEmpty() ? "" : words.about(topics);
    }

    private static String capitalised(String name, Locale locale) {
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    private static String label(Often often, OptOutWords words) {
        return switch (often) {
            case AS_IT_COMES -> words.oftenAny();
            case MONTHLY -> words.oftenMonth();
            case HALF_YEARLY -> words.oftenHalfYear();
        };
    }
}
