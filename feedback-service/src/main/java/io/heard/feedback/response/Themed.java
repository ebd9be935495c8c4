package io.heard.feedback.response;

import java.util.List;
import java.util.UUID;

/**
 * Which themes a response touches. It stands in the document only once somebody has found out, so that storing an answer writes
 * nothing of it, and neither does it write to the index of it.
 *
 * @param ids none when it touches none any more
 * @param place of the response in the order of answers, as text: the index keeps themes in this order, and an index that also
 *     held the response's own moment would hold every response
 * @param sequence of the news it comes from
 */
public record Themed(List<UUID> ids, String place, long sequence) {

    public Themed {
        ids = List.copyOf(ids);
    }
}
