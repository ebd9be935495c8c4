package io.heard.gateway.answer;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads when we turn them away. Customers read it in their language, as far as we have it; staff in English,
 * like the rest of their pages.
 *
 * @param language BCP 47 tag of the words
 * @param again what else to know about a form that did not get through; null where there was none
 */
record RefusalWords(
        String language,
        String heading,
        String advice,
        @Nullable String again) {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** Nothing that browsers differ in is promised: reloading sends a form again in all of them. */
    private static final String AGAIN =
            "Did you send answers? Reloading this page sends them again; your browser asks you"
                    + " first. Sent twice, they count once. Or go back and check whether all you wrote is still there.";

    private static final String AGAIN_GERMAN =
            "Haben Sie Antworten abgeschickt? Wenn Sie diese Seite neu laden, werden sie"
                    + " noch einmal gesendet; Ihr Browser fragt vorher. Doppelt gesendet zählen sie einmal. Oder gehen Sie zurück und"
                    + " sehen Sie nach, ob alles noch dasteht.";

    /**
     * @param acceptLanguage the header, null without one
     * @param form whether answers to a survey were on their way
     */
    static RefusalWords of(Refusal refusal, Audience audience, @Nullable String acceptLanguage, boolean form) {
        boolean again = form && mayPassLater(refusal);
        return (audience == Audience.RESPONDENT || audience == Audience.PASSER_BY) && prefersGerman(acceptLanguage)
                ? german(refusal, again ? AGAIN_GERMAN : null)
                : new RefusalWords("en", refusal.heading(), refusal.advice(), again ? AGAIN : null);
    }

    private static boolean mayPassLater(Refusal refusal) {
        return switch (refusal) {
            case TOO_SLOW, TOO_MANY, FAILED, SERVICE_BROKE_OFF, SERVICE_UNAVAILABLE, SERVICE_SLOW -> true;
            default -> false;
        };
    }

    private static boolean prefersGerman(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage != null
                    && Locale.GERMAN.equals(Locale.lookup(LanguageRange.parse(acceptLanguage), LANGUAGES));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static RefusalWords german(Refusal refusal, @Nullable String again) {
        return switch (refusal) {
            case ODD_TARGET ->
                german(
                        "Diese Adresse sieht beschädigt aus",
                        "Bitte benutzen Sie den Link genau so, wie Sie ihn bekommen haben.",
                        again);
            case ODD_REQUEST, UNEXPECTED_BODY ->
                german(
                        "Diese Anfrage konnten wir nicht lesen",
                        "Bitte öffnen Sie den Link noch einmal aus unserer Mail.",
                        again);
            case NOT_LOGGED_IN, LOGIN_FAILED, LOGIN_UNAVAILABLE, NOT_ALLOWED, FOREIGN_ORIGIN ->
                german("Das geht hier nicht", "Bitte öffnen Sie den Link noch einmal aus unserer Mail.", again);
            case NOT_FOUND ->
                german(
                        "Hier ist nichts",
                        "Vielleicht ist die Adresse falsch geschrieben, oder es gibt die Seite nicht mehr.",
                        again);
            case METHOD_NOT_ALLOWED ->
                german("Das geht hier nicht", "Bitte gehen Sie zurück und versuchen Sie es noch einmal.", again);
            case TOO_SLOW ->
                german(
                        "Ihre Verbindung ist langsam",
                        "Es ist nicht alles rechtzeitig angekommen. Bitte versuchen Sie es noch einmal.",
                        again);
            case TOO_LARGE ->
                german(
                        "Das ist zu viel Text",
                        "Bitte gehen Sie zurück, kürzen Sie Ihren Text und senden Sie ihn noch einmal ab.",
                        again);
            case TOO_MANY ->
                german(
                        "Bitte warten Sie einen Moment",
                        "Aus Ihrem Netz kamen zu viele Versuche. Bitte versuchen Sie es in einer Minute noch einmal.",
                        again);
            case FAILED, SERVICE_BROKE_OFF ->
                german(
                        "Etwas ist schiefgegangen",
                        "Das liegt an uns, nicht an Ihnen. Bitte versuchen Sie es in einer Minute noch einmal.",
                        again);
            case SERVICE_UNAVAILABLE ->
                german(
                        "Wir sind gleich wieder da",
                        "Diese Seite macht eine kurze Pause. Bitte versuchen Sie es in einer Minute noch einmal.",
                        again);
            case SERVICE_SLOW ->
                german("Das dauert zu lange", "Bitte versuchen Sie es in einer Minute noch einmal.", again);
        };
    }

    private static RefusalWords german(String heading, String advice, @Nullable String again) {
        return new RefusalWords("de", heading, advice, again);
    }
}
