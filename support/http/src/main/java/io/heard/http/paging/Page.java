package io.heard.http.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextPageToken hand it back as {@code pageToken} for the next part; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextPageToken) {

    /**
     * Makes a page of what a query for one item too many found.
     *
     * @param found at most {@code size + 1} items, in order
     * @param position what identifies an item's place in the order
     */
    public static <T> Page<T> of(List<T> found, int size, Function<T, String> position) {
        if (found.size() <= size) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, size));
        return new Page<>(items, PageToken.after(position.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextPageToken);
    }
}
