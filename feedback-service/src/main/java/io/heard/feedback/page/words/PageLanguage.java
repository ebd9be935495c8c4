package io.heard.feedback.page.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The language a page is in.
 *
 * @param tag BCP 47, for {@code lang}
 * @param words the locale whose words we have that is nearest to it
 */
public record PageLanguage(String tag, Locale words) {

    static final PageLanguage FALLBACK = new PageLanguage("en", Locale.ENGLISH);

    static final Set<String> WITH_WORDS = Set.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ar");
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    /** A survey's page is in the survey's language; where we lack the words, ours are English. */
    public static PageLanguage of(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getLanguage().isEmpty()
                ? FALLBACK
                : new PageLanguage(
                        locale.toLanguageTag(),
                        WITH_WORDS.contains(locale.getLanguage()) ? Locale.of(locale.getLanguage()) : Locale.ENGLISH);
    }

    /** For pages without a survey: the first language of the browser that we have words for. */
    public static PageLanguage preferred(List<Locale> acceptable) {
        return acceptable.stream()
                .map(Locale::getLanguage)
                .filter(WITH_WORDS::contains)
                .findFirst()
                .map(PageLanguage::of)
                .orElse(FALLBACK);
    }

    public String direction() {
        return isRightToLeft() ? "rtl" : "ltr";
    }

    public boolean isRightToLeft() {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage());
    }

    /** What our own words are in, where that is not the language of the page; readers aloud must know. */
    public @Nullable String foreignWords() {
        boolean same = words.getLanguage().equals(Locale.forLanguageTag(tag).getLanguage());
        return same ? null : words.toLanguageTag();
    }

    /** In the words' language, and in the region's way where the region speaks it. */
    public String date(Instant moment) {
        Locale locale = Locale.forLanguageTag(tag);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale.getLanguage().equals(words.getLanguage()) ? locale : words)
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }
}
