package io.heard.feedback.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.survey.Piping;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.page.words.PageWords;
import io.heard.feedback.survey.Survey;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A survey on a page, in the language it is shown in.
 *
 * @param survey with its texts in that language
 * @param languages all that it has, in the author's order
 * @param invitation empty in a preview: then nothing is kept and nothing is known about an interaction
 * @param languageChosen whether the customer picked the language; then it stays as they go on
 * @param openForm empty where a link of somebody's own leads
 */
public record Opened(
        String token,
        Survey survey,
        List<String> languages,
        Optional<Invitation> invitation,
        boolean languageChosen,
        Optional<OpenForm> openForm) {

    /** The parameter of a link that picks a language. */
    static final String LANGUAGE = "lang";

    /** The parameter of a link that a page of the company shows in a frame. */
    public static final String EMBEDDED = "embedded";

    /**
     * The language that was picked on the page, else the one the customer has with the company, else the browser's, else the
     * survey's own.
     */
    static Opened of(
            String token,
            Survey survey,
            Optional<Invitation> invitation,
            Map<String, List<String>> query,
            List<Locale> acceptable) {
        return of(token, survey, invitation, query, acceptable, Optional.empty());
    }

    /** As a page that everybody may open. */
    public static Opened of(
            String token,
            Survey survey,
            Invitation invitation,
            Map<String, List<String>> query,
            List<Locale> acceptable,
            OpenForm openForm) {
        return of(token, survey, Optional.of(invitation), query, acceptable, Optional.of(openForm));
    }

    private static Opened of(
            String token,
            Survey survey,
            Optional<Invitation> invitation,
            Map<String, List<String>> query,
            List<Locale> acceptable,
            Optional<OpenForm> openForm) {
        List<String> picked = query.getOrDefault(LANGUAGE, List.of());
        Optional<String> chosen = survey.languages().stream()
                .filter(language -> picked.size() == 1 && language.equalsIgnoreCase(picked.getFirst()))
                .findFirst();
        Stream<String> own = invitation.map(Invitation::language).stream();
        List<String> wanted = Stream.concat(own, acceptable.stream().map(Locale::toLanguageTag))
                .toList();
        String language = chosen.orElseGet(() -> survey.languageFor(wanted));
        return new Opened(token, survey.in(language), survey.languages(), invitation, chosen.isPresent(), openForm);
    }

    /** The same page for another answer. */
    public Opened with(Invitation other, OpenForm form) {
        return new Opened(token, survey, languages, Optional.of(other), languageChosen, Optional.of(form));
    }

    /** What its answer will be kept with, where no invitation says which version is asked: then the page has to. */
    Optional<Invitation> uninvited() {
        return invitation.filter(about -> about.answerOrigin() != ResponseOrigin.INVITED);
    }

    /** Whether its answers will lead to nobody. */
    boolean isAnonymous() {
        return invitation
                .filter(about -> about.answerOrigin() == ResponseOrigin.ANONYMOUS)
                .isPresent();
    }

    boolean isPreview() {
        return invitation.isEmpty();
    }

    public PageLanguage language() {
        return PageLanguage.of(survey.language());
    }

    PageWords words() {
        return Pages.words(language());
    }

    /** Where it is, with what a link has to carry on. */
    public String path(String rest) {
        return path(rest, languageChosen ? Optional.of(survey.language()) : Optional.empty());
    }

    /** Where the next person begins who comes to the device: not in the language that somebody before them chose. */
    String anew() {
        return path("", Optional.empty());
    }

    /** A page under the link in another language, with what was tapped on the way to it. */
    String in(String place, String language, Map<String, List<String>> tapped) {
        StringBuilder path = new StringBuilder(path(place, Optional.of(language)));
        tapped.forEach((question, values) -> values.forEach(value -> path.append('&')
                .append(URLEncoder.encode(question, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8))));
        return path.toString();
    }

    private String path(String rest, Optional<String> language) {
        boolean embedded = openForm.filter(OpenForm::embedded).isPresent();
        List<String> query = Stream.concat(
                        embedded ? Stream.of(EMBEDDED + "=true") : Stream.empty(),
                        language.stream().map(tag -> LANGUAGE + "=" + tag))
                .toList();
        String base = openForm.isPresent() ? Pages.openPath(token) : Pages.path(token);
        return base + rest + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** What conditions may look at. */
    public Optional<Map<String, String>> context() {
        return invitation.map(about -> {
            Map<String, String> context = new HashMap<>();
            context.put("touchpoint", about.touchpoint());
            context.put("channel", about.channel());
            context.put("product", about.product());
            if (about.team() != null) {
                context.put("team", about.team());
            }
            return context;
        });
    }

    /** What texts may say about the interaction. A preview has none, so it shows where it would stand. */
    Optional<String> known(String name) {
        if (!Piping.CONTEXT.contains(name)) {
            return Optional.empty();
        }
        if (isPreview()) {
            return Optional.of("‹" + name + "›");
        }
        return name.equals("agent")
                ? invitation.map(Invitation::agent)
                : context().map(context -> context.get(name)).map(Piping::words);
    }
}
