package io.heard.survey.campaign.audience;

import io.heard.http.problem.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule tree must be like to be kept. */
public final class AudienceRules {

    private static final int DEEPEST = 8;
    private static final int MOST_RULES = 100;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 512;

    private final Fields fields;
    private int rules;

    private AudienceRules(Fields fields) {
        this.fields = fields;
    }

    /** The tree, or empty and every broken rule named in {@code fields}. */
    public static Optional<Condition> read(Fields fields, String field, AudienceRule rule) {
        int errors = fields.errors().size();
        var reader = new AudienceRules(fields);
        Optional<Condition> condition = reader.condition(field, rule, 1);
        fields.require(reader.rules <= MOST_RULES, field, "must have at most " + MOST_RULES + " rules");
        return fields.errors().size() == errors ? condition : Optional.empty();
    }

    static Condition trusted(AudienceRule rule) {
        return read(new Fields(), "audience", rule)
                .orElseThrow(() -> new IllegalArgumentException("Not a rule of ours"));
    }

    private Optional<Condition> condition(String path, @Nullable AudienceRule rule, int depth) {
        rules++;
        if (rules > MOST_RULES) {
            return Optional.empty();
        }
        if (depth > DEEPEST) {
            fields.wrong(path, "must be at most " + DEEPEST + " levels deep");
            return Optional.empty();
        }
        if (rule == null || kinds(rule) != 1) {
            fields.wrong(path, "must have exactly one of all, any, not and field");
            return Optional.empty();
        }
        if (rule.field() != null) {
            return comparison(path, rule.field(), rule);
        }
        if (Stream.of(rule.op(), rule.value(), rule.values()).anyMatch(Objects::nonNull)) {
            fields.wrong(path, "must not have op, value or values without a field");
        }
        if (rule.not() != null) {
            return condition(path + ".not", rule.not(), depth + 1).map(Condition.Not::new);
        }
        return rule.all() != null
                ? branches(path + ".all", rule.all(), depth).map(Condition.All::new)
                : branches(path + ".any", Objects.requireNonNull(rule.any()), depth)
                        .map(Condition.Any::new);
    }

    private static long kinds(AudienceRule rule) {
        return Stream.of(rule.all(), rule.any(), rule.not(), rule.field())
                .filter(Objects::nonNull)
                .count();
    }

    private Optional<List<Condition>> branches(String path, List<@Nullable AudienceRule> branches, int depth) {
        fields.require(!branches.isEmpty(), path, "must have at least one rule");
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < branches.size() && rules <= MOST_RULES; i++) {
            condition(path + '[' + i + ']', branches.get(i), depth + 1).ifPresent(conditions::add);
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(conditions);
    }

    private Optional<Condition> comparison(String path, String name, AudienceRule rule) {
        Optional<ContextField> field = ContextField.find(name);
        fields.require(field.isPresent(), path + ".field", "must be " + ContextField.NAMES);
        Optional<Operator> operator = Optional.ofNullable(rule.op()).flatMap(Operator::find);
        fields.require(operator.isPresent(), path + ".op", "must be one of " + Operator.words());
        if (field.isEmpty() || operator.isEmpty()) {
            return Optional.empty();
        }
        boolean numbers = field.get().isNumber() || operator.get().isOrder();
        return Optional.of(
                new Condition.Comparison(field.get(), operator.get(), values(path, operator.get(), rule, numbers)));
    }

    private List<String> values(String path, Operator operator, AudienceRule rule, boolean numbers) {
        boolean single = operator != Operator.IN && operator != Operator.EXISTS;
        if (single == (rule.value() == null)) {
            fields.wrong(path + ".value", single ? "is required" : "must be left out here");
        }
        if ((operator == Operator.IN) == (rule.values() == null)) {
            fields.wrong(path + ".values", operator == Operator.IN ? "is required" : "must be left out here");
        }
        if (single) {
            return value(path + ".value", text(rule.value()), numbers).stream().toList();
        }
        List<@Nullable String> given = rule.values() == null ? List.of() : rule.values();
        if (operator == Operator.IN && rule.values() != null && (given.isEmpty() || given.size() > MOST_VALUES)) {
            fields.wrong(path + ".values", "must be 1 to " + MOST_VALUES + " texts");
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = path + ".values[" + i + ']';
            String text = given.get(i);
            fields.require(text != null, at, "is required");
            value(at, text, numbers).ifPresent(values::add);
        }
        return values;
    }

    /** Numbers may be written as such; anything else that is no text is refused. */
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number when !Double.isFinite(number) -> "";
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case String text -> text;
            default -> "";
        };
    }

    private Optional<String> value(String path, @Nullable String value, boolean number) {
        String text = fields.line(path, value, LONGEST_VALUE);
        if (value == null) {
            return Optional.empty();
        }
        if (number) {
            boolean valid = text != null && Operator.number(text).isPresent();
            fields.require(valid, path, "must be a decimal number of at most 18 digits");
            return valid ? Optional.ofNullable(text) : Optional.empty();
        }
        fields.require(text != null, path, "must be a text of at most " + LONGEST_VALUE + " characters");
        return Optional.ofNullable(text);
    }
}
