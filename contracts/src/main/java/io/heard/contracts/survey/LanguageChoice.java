package io.heard.contracts.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the languages of a survey a person is shown. Mail and page choose alike, so that they match. */
public final class LanguageChoice {

    private LanguageChoice() {}

    /**
     * The offered language nearest to what is wanted: the same tag; else with parts of the wanted tag cut off from its end, as
     * RFC 4647 looks up; else any of the same language, since {@code pt} is closer to {@code pt-BR} than English is.
     *
     * @param offered BCP 47 tags in the author's order
     * @param wanted BCP 47 tags, dearest first; garbage is passed over
     */
    public static Optional<String> best(List<String> offered, List<String> wanted) {
        return wanted.stream()
                .map(tag -> nearest(offered, tag))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> nearest(List<String> offered, String wanted) {
        for (String tag = wanted; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            String candidate = tag;
            Optional<String> same = offered.stream()
                    .filter(language -> language.equalsIgnoreCase(candidate))
                    .findFirst();
            if (same.isPresent()) {
                return same;
            }
        }
        return offered.stream()
                .filter(language -> primary(language).equals(primary(wanted)))
                .findFirst();
    }

    private static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
