package io.heard.survey.campaign.audience;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a field is looked at. */
enum Operator {
    EQUALS("equals"),
    IN("in"),
    EXISTS("exists"),
    LESS_THAN("lessThan"),
    AT_MOST("atMost"),
    AT_LEAST("atLeast"),
    GREATER_THAN("greaterThan");

    /** Short, so that no exponent or endless row of digits keeps us busy. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    static Optional<Operator> find(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(operator -> operator.word).collect(Collectors.joining(", "));
    }

    /** Empty when it is no plain decimal number. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** True for those that compare numbers. */
    boolean isOrder() {
        return this != EXISTS && !isEquality();
    }

    boolean isEquality() {
        return this == EQUALS || this == IN;
    }

    /** @param asNumbers 120 equals 120.0 for a number; for a text, say a postal code, 0815 is not 815 */
    boolean holds(String actual, List<String> values, boolean asNumbers) {
        if (this == EXISTS) {
            return true;
        }
        if (isEquality() && !asNumbers) {
            return values.contains(actual);
        }
        return number(actual)
                .filter(number -> values.stream()
                        .map(Operator::number)
                        .flatMap(Optional::stream)
                        .anyMatch(value -> fits(number.compareTo(value))))
                .isPresent();
    }

    /** @param order of the field's number beside that of the rule */
    private boolean fits(int order) {
        return switch (this) {
            case EQUALS, IN -> order == 0;
            case LESS_THAN -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case GREATER_THAN -> order > 0;
            case EXISTS -> true;
        };
    }

    /** In words for those who wonder why a rule failed. */
    String wanted(List<String> values) {
        return switch (this) {
            case EXISTS -> "any";
            case EQUALS -> Wording.value(values.getFirst());
            case IN -> oneOf(values);
            case LESS_THAN -> "less than " + values.getFirst();
            case AT_MOST -> "at most " + values.getFirst();
            case AT_LEAST -> "at least " + values.getFirst();
            case GREATER_THAN -> "more than " + values.getFirst();
        };
    }

    private static String oneOf(List<String> values) {
        String some =
                values.stream().limit(Wording.MOST_PARTS).map(Wording::value).collect(Collectors.joining(" or "));
        int others = values.size() - Wording.MOST_PARTS;
        return others > 0 ? some + " or one of " + others + " others" : some;
    }

    AudienceRule write(String field, List<String> values) {
        return switch (this) {
            case EXISTS -> AudienceRule.comparison(field, word, null, null);
            case IN -> AudienceRule.comparison(field, word, null, List.copyOf(values));
            case EQUALS -> AudienceRule.comparison(field, word, values.getFirst(), null);
            case LESS_THAN, AT_MOST, AT_LEAST, GREATER_THAN ->
                AudienceRule.comparison(field, word, new BigDecimal(values.getFirst()), null);
        };
    }
}
