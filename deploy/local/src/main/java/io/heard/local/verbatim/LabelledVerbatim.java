package io.heard.local.verbatim;

import java.util.List;

/**
 * A comment and what it is about.
 *
 * @param mentions in the order of the text; one, or two where the customer had two things to say
 * @param mood how the writer feels, from -3 (furious) to 3 (delighted)
 */
public record LabelledVerbatim(String text, List<ThemeMention> mentions, double mood) {

    public LabelledVerbatim {
        mentions = List.copyOf(mentions);
    }

    public boolean mentions(String theme) {
        return mentions.stream().anyMatch(mention -> mention.theme().equals(theme));
    }
}
