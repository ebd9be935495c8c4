package io.heard.survey.interaction;

import java.util.List;

/**
 * Interactions were stored for the first time. Fired inside the transaction that stores them, so whoever listens acts together with
 * it or not at all; the respondents' rows are locked until then.
 *
 * @param items in the order they were reported
 */
public record InteractionsStored(List<InteractionStored> items) {

    public InteractionsStored {
        items = List.copyOf(items);
    }
}
