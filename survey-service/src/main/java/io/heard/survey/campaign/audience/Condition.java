package io.heard.survey.campaign.audience;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A rule over the context of an interaction. Kept and shown in the form its author wrote: {@link AudienceRule}. */
public sealed interface Condition {

    boolean holds(InteractionContext context);

    /** Why it does not hold, in words: the first look that failed. Only for a context for which it does not. */
    String mismatch(InteractionContext context);

    /** What it found in the interaction, in words, whether it holds or not: for those who wanted it otherwise. */
    String fact(InteractionContext context);

    /** The only products this can ever hold for; empty when it does not limit them. */
    Optional<Set<String>> products();

    @JsonValue
    AudienceRule written();

    /** @throws IllegalArgumentException when the rule is none; those of clients are read by {@link AudienceRules} */
    @JsonCreator
    static Condition of(AudienceRule rule) {
        return AudienceRules.trusted(rule);
    }

    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(InteractionContext context) {
            return conditions.stream().allMatch(condition -> condition.holds(context));
        }

        @Override
        public String mismatch(InteractionContext context) {
            return failing(context).findFirst().orElseThrow().mismatch(context);
        }

        @Override
        public String fact(InteractionContext context) {
            return failing(context)
                    .findFirst()
                    .map(condition -> condition.fact(context))
                    .orElseGet(() -> facts(conditions, context));
        }

        private Stream<Condition> failing(InteractionContext context) {
            return conditions.stream().filter(condition -> !condition.holds(context));
        }

        @Override
        public Optional<Set<String>> products() {
            return limits(conditions).reduce((some, others) -> {
                Set<String> both = new HashSet<>(some);
                both.retainAll(others);
                return Set.copyOf(both);
            });
        }

        @Override
        public AudienceRule written() {
            return AudienceRule.all(write(conditions));
        }
    }

    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(InteractionContext context) {
            return conditions.stream().anyMatch(condition -> condition.holds(context));
        }

        @Override
        public String mismatch(InteractionContext context) {
            String first = conditions.getFirst().mismatch(context);
            return conditions.size() == 1 ? first : "none of " + conditions.size() + " ways fits, the first: " + first;
        }

        @Override
        public String fact(InteractionContext context) {
            return conditions.stream()
                    .filter(condition -> condition.holds(context))
                    .findFirst()
                    .map(condition -> condition.fact(context))
                    .orElseGet(() -> facts(conditions, context));
        }

        /** One branch without a limit lifts it for all. */
        @Override
        public Optional<Set<String>> products() {
            return limits(conditions).count() < conditions.size()
                    ? Optional.empty()
                    : limits(conditions).reduce((some, others) -> {
                        Set<String> either = new HashSet<>(some);
                        either.addAll(others);
                        return Set.copyOf(either);
                    });
        }

        @Override
        public AudienceRule written() {
            return AudienceRule.any(write(conditions));
        }
    }

    record Not(Condition condition) implements Condition {

        @Override
        public boolean holds(InteractionContext context) {
            return !condition.holds(context);
        }

        @Override
        public String mismatch(InteractionContext context) {
            return condition.fact(context) + ", not wanted";
        }

        @Override
        public String fact(InteractionContext context) {
            return condition.fact(context);
        }

        @Override
        public Optional<Set<String>> products() {
            return Optional.empty();
        }

        @Override
        public AudienceRule written() {
            return AudienceRule.negation(condition.written());
        }
    }

    /** One look at one field. What the interaction does not have simply does not match. */
    record Comparison(ContextField field, Operator operator, List<String> values) implements Condition {

        public Comparison {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(InteractionContext context) {
            return field.in(context)
                    .filter(actual -> operator.holds(actual, values, field.isNumber()))
                    .isPresent();
        }

        @Override
        public String mismatch(InteractionContext context) {
            return field.in(context).isEmpty() ? fact(context) : fact(context) + ", wanted: " + operator.wanted(values);
        }

        @Override
        public String fact(InteractionContext context) {
            return field.in(context)
                    .map(actual -> field.name() + " is " + Wording.value(field.isNumber() ? plain(actual) : actual))
                    .orElse(field.name() + " is missing");
        }

        private static String plain(String number) {
            return new BigDecimal(number).stripTrailingZeros().toPlainString();
        }

        @Override
        public Optional<Set<String>> products() {
            boolean limits = field.name().equals("product") && operator.isEquality();
            return limits ? Optional.of(Set.copyOf(values)) : Optional.empty();
        }

        @Override
        public AudienceRule written() {
            return operator.write(field.name(), values);
        }
    }

    private static Stream<Set<String>> limits(List<Condition> conditions) {
        return conditions.stream().map(Condition::products).flatMap(Optional::stream);
    }

    private static String facts(List<Condition> conditions, InteractionContext context) {
        return conditions.stream()
                .limit(Wording.MOST_PARTS)
                .map(condition -> condition.fact(context))
                .collect(joining(" and "));
    }

    private static List<AudienceRule> write(List<Condition> conditions) {
        return conditions.stream().map(Condition::written).toList();
    }
}
