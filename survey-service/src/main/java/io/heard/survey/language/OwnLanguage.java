package io.heard.survey.language;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A language we have words of our own in. Their texts stand in {@code messages/*_<tag>.properties}. */
public enum OwnLanguage {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN),
    FRENCH(Locale.FRENCH),
    SPANISH(Locale.of("es")),
    ITALIAN(Locale.ITALIAN),
    PORTUGUESE(Locale.of("pt")),
    DUTCH(Locale.of("nl")),
    POLISH(Locale.of("pl")),
    ARABIC(Locale.of("ar"));

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private final Locale locale;

    OwnLanguage(Locale locale) {
        this.locale = locale;
    }

    /** The language of a BCP 47 tag such as {@code de-AT}; English for those we have no words in. */
    public static OwnLanguage of(String tag) {
        return find(Locale.forLanguageTag(tag)).orElse(ENGLISH);
    }

    /** Whether we have words in the language of a BCP 47 tag. */
    public static boolean has(String tag) {
        return find(Locale.forLanguageTag(tag)).isPresent();
    }

    /** Which way the language of a BCP 47 tag runs, for {@code dir}. */
    public static String direction(String tag) {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
    }

    /** The first of these that we have words in, else English. */
    public static OwnLanguage preferred(List<Locale> acceptable) {
        return acceptable.stream()
                .map(OwnLanguage::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ENGLISH);
    }

    public Locale locale() {
        return locale;
    }

    /** Our words in this language. */
    public <T> T words(Class<T> bundle) {
        return this == ENGLISH ? MessageBundles.get(bundle) : MessageBundles.get(bundle, Localized.Literal.of(tag()));
    }

    /** BCP 47, for {@code lang}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public String direction() {
        return direction(tag());
    }

    private static Optional<OwnLanguage> find(Locale wanted) {
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(wanted.getLanguage()))
                .findFirst();
    }
}
