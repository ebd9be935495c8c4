package io.heard.local.documents;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a query asks of one index key, as far as an ordered index can help with it. */
sealed interface KeyCondition {

    record Equal(@Nullable Object value) implements KeyCondition {}

    record AnyOf(Collection<?> values) implements KeyCondition {}

    /** At least one bound is present. */
    record Between(Optional<Bound> lower, Optional<Bound> upper) implements KeyCondition {}

    record Bound(@Nullable Object value, boolean included) {}

    /**
     * The query with the parts of its {@code $and} beside its other conditions, as drivers write several conditions. Of two on
     * one key that do not go together the first is taken: an index may find too much.
     */
    static Document flattened(Document query) {
        if (!(query.get("$and") instanceof Collection<?> parts)) {
            return query;
        }
        Document flat = query.clone();
        flat.remove("$and");
        for (Object part : parts) {
            if (part instanceof Document conditions) {
                flattened(conditions)
                        .forEach((key, asked) ->
                                flat.put(key, flat.containsKey(key) ? both(flat.get(key), asked) : asked));
            }
        }
        return flat;
    }

    private static @Nullable Object both(@Nullable Object first, @Nullable Object second) {
        if (isOperators(first)
                && isOperators(second)
                && first instanceof Document some
                && second instanceof Document others
                && Collections.disjoint(some.keySet(), others.keySet())) {
            Document both = some.clone();
            both.putAll(others);
            return both;
        }
        return first;
    }

    private static boolean isOperators(@Nullable Object asked) {
        return asked instanceof Document document && document.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    /** Empty where the query says nothing of the key, or something that an ordered index cannot answer. */
    static Optional<KeyCondition> of(Document query, String key) {
        if (!query.containsKey(key)) {
            return Optional.empty();
        }
        Object asked = query.get(key);
        if (asked instanceof Collection || BsonRegularExpression.isRegularExpression(asked)) {
            return Optional.empty();
        }
        if (!(asked instanceof Document operators)
                || operators.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
            return Optional.of(new Equal(asked));
        }
        if (operators.keySet().equals(Set.of("$eq"))) {
            return Optional.of(new Equal(operators.get("$eq")));
        }
        if (operators.keySet().equals(Set.of("$in")) && operators.get("$in") instanceof Collection<?> values) {
            return Optional.of(new AnyOf(values));
        }
        if (Set.of("$gt", "$gte", "$lt", "$lte").containsAll(operators.keySet())) {
            return Optional.of(new Between(bound(operators, "$gt", "$gte"), bound(operators, "$lt", "$lte")));
        }
        return Optional.empty();
    }

    private static Optional<Bound> bound(Document operators, String excluding, String including) {
        if (operators.containsKey(excluding)) {
            return Optional.of(new Bound(operators.get(excluding), false));
        }
        return operators.containsKey(including)
                ? Optional.of(new Bound(operators.get(including), true))
                : Optional.empty();
    }

    /** Whether documents without the key may satisfy it. */
    default boolean allowsNothing() {
        return switch (this) {
            case Equal equal -> equal.value == null;
            case AnyOf any -> any.values.contains(null);
            case Between between -> between.lower.isEmpty() || between.lower.get().value == null;
        };
    }
}
