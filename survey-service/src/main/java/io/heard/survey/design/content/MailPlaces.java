package io.heard.survey.design.content;

import io.heard.contracts.survey.Piping;
import io.heard.http.problem.Fields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an author may have put into the texts of a mail. */
public final class MailPlaces {

    /** Known of every interaction. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("product", "touchpoint", "channel");

    private MailPlaces() {}

    static boolean isKnown(String name) {
        return Piping.CONTEXT.contains(name) || name.equals(Piping.FIRST_NAME);
    }

    /** A text that goes out without being looked over again: what may be missing needs words for that case at once. */
    public static @Nullable String checked(Fields fields, String at, @Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> mistakes = Piping.mistakes(text, MailPlaces::isKnown);
        fields.require(
                mistakes.isEmpty(),
                at,
                "must have in double braces only first_name, product, touchpoint, channel, team and agent, not: "
                        + String.join(", ", mistakes));
        boolean open = Piping.places(text).stream()
                .anyMatch(place ->
                        place.fallback().isEmpty() && isKnown(place.name()) && !ALWAYS_KNOWN.contains(place.name()));
        fields.require(
                !open, at, "must say what to write where a name is not known, such as {{first_name|dear customer}}");
        return text;
    }
}
