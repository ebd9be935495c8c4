package io.heard.feedback.page;

import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.survey.Survey;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One language a page can be read in.
 *
 * @param name as those who speak it call it
 */
record LanguageLink(String tag, String name, String direction, String href, boolean current) {

    /**
     * None when there is nothing to choose.
     *
     * @param place of the page under its link
     * @param tapped what that carries
     */
    static List<LanguageLink> of(Opened opened, String place, Map<String, List<String>> tapped) {
        Survey survey = opened.survey();
        List<String> languages = opened.languages();
        if (languages.size() < 2) {
            return List.of();
        }
        return languages.stream()
                .map(tag -> new LanguageLink(
                        tag,
                        name(tag),
                        PageLanguage.of(tag).direction(),
                        opened.in(place, tag, tapped),
                        tag.equals(survey.language())))
                .toList();
    }

    private static String name(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
