package io.heard.survey.campaign.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.problem.Fields;
import io.heard.http.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant OPENED = Instant.parse("2026-03-01T12:00:00Z");
    private static final InteractionContext CALL = new InteractionContext(
            "support-call",
            "phone",
            "mobile",
            "north",
            null,
            OPENED,
            OPENED.plusSeconds(90),
            OPENED.plusSeconds(600),
            Map.of("plan", "business", "visits", "12", "postcode", "0815", "size", "big"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field': 'touchpoint', 'op': 'equals', 'value': 'support-call'}|true",
                "{'field': 'touchpoint', 'op': 'equals', 'value': 'Support-Call'}|false",
                "{'field': 'channel', 'op': 'in', 'values': ['chat', 'phone']}|true",
                "{'field': 'channel', 'op': 'in', 'values': ['chat']}|false",
                "{'field': 'team', 'op': 'exists'}|true",
                "{'field': 'agent', 'op': 'exists'}|false",
                "{'field': 'attributes.plan', 'op': 'equals', 'value': 'business'}|true",
                "{'field': 'attributes.missing', 'op': 'equals', 'value': 'business'}|false",
                "{'field': 'attributes.visits', 'op': 'greaterThan', 'value': 11.5}|true",
                "{'field': 'attributes.visits', 'op': 'greaterThan', 'value': '12'}|false",
                "{'field': 'attributes.visits', 'op': 'atLeast', 'value': 12}|true",
                "{'field': 'attributes.size', 'op': 'lessThan', 'value': 12}|false",
                "{'field': 'attributes.size', 'op': 'atLeast', 'value': 12}|false",
                "{'field': 'attributes.postcode', 'op': 'equals', 'value': '815'}|false",
                "{'field': 'waitSeconds', 'op': 'equals', 'value': '90'}|true",
                "{'field': 'waitSeconds', 'op': 'atMost', 'value': 90}|true",
                "{'field': 'waitSeconds', 'op': 'lessThan', 'value': 90}|false",
                "{'field': 'handlingSeconds', 'op': 'in', 'values': ['60', '600.0']}|true",
                "{'not': {'field': 'attributes.missing', 'op': 'exists'}}|true",
                "{'all': [{'field': 'product', 'op': 'exists'}, {'any': [{'field': 'channel', 'op': 'equals', 'value': 'chat'}, {'not': {'field': 'team', 'op': 'equals', 'value': 'south'}}]}]}|true"
            })
    void readsRulesAsTheirAuthorsMeanThem(String rule, boolean holds) throws JsonProcessingException {
        assertThat(read(rule).orElseThrow().holds(CALL)).isEqualTo(holds);
    }

    @Test
    void andsTheThreeWordsWithTheRule() {
        Condition business = comparison("attributes.plan", Operator.EQUALS, "business");

        assertThat(new Audience("support-call", null, null, business).covers(CALL))
                .isTrue();
        assertThat(new Audience("support-call", "chat", null, business).covers(CALL))
                .isFalse();
        assertThat(new Audience(null, null, "mobile", business).covers(CALL)).isTrue();
        assertThat(new Audience(null, null, null, new Condition.Not(business)).covers(CALL))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field': 'attributes.plan', 'op': 'equals', 'value': 'gold'}|attributes.plan is business, wanted: gold",
                "{'field': 'channel', 'op': 'in', 'values': ['chat', 'shop']}|channel is phone, wanted: chat or shop",
                "{'field': 'channel', 'op': 'in', 'values': ['a', 'b', 'c', 'd', 'e']}|channel is phone, wanted: a or b or c or one of 2 others",
                "{'field': 'waitSeconds', 'op': 'lessThan', 'value': 90}|waitSeconds is 90, wanted: less than 90",
                "{'field': 'handlingSeconds', 'op': 'greaterThan', 'value': 600}|handlingSeconds is 600, wanted: more than 600",
                "{'field': 'attributes.visits', 'op': 'atMost', 'value': 11}|attributes.visits is 12, wanted: at most 11",
                "{'field': 'attributes.size', 'op': 'atLeast', 'value': 12}|attributes.size is big, wanted: at least 12",
                "{'field': 'agent', 'op': 'exists'}|agent is missing",
                "{'field': 'attributes.missing', 'op': 'equals', 'value': 'x'}|attributes.missing is missing",
                "{'not': {'field': 'team', 'op': 'exists'}}|team is north, not wanted",
                "{'not': {'not': {'field': 'agent', 'op': 'exists'}}}|agent is missing, not wanted",
                "{'not': {'any': [{'field': 'agent', 'op': 'exists'}, {'field': 'team', 'op': 'equals', 'value': 'north'}]}}|team is north, not wanted",
                "{'not': {'all': [{'field': 'product', 'op': 'exists'}, {'field': 'team', 'op': 'equals', 'value': 'north'}]}}|product is mobile and team is north, not wanted",
                "{'all': [{'field': 'product', 'op': 'exists'}, {'field': 'agent', 'op': 'exists'}, {'field': 'team', 'op': 'equals', 'value': 'x'}]}|agent is missing",
                "{'any': [{'field': 'team', 'op': 'equals', 'value': 'south'}]}|team is north, wanted: south",
                "{'any': [{'field': 'team', 'op': 'equals', 'value': 'south'}, {'field': 'agent', 'op': 'exists'}]}|none of 2 ways fits, the first: team is north, wanted: south",
                "{'all': [{'any': [{'field': 'agent', 'op': 'exists'}, {'not': {'field': 'team', 'op': 'exists'}}]}]}|none of 2 ways fits, the first: agent is missing"
            })
    void saysWhichLookFailedFirst(String rule, String words) throws JsonProcessingException {
        assertThat(new Audience(null, null, null, read(rule).orElseThrow()).mismatch(CALL))
                .contains(words);
    }

    @Test
    void saysWhichOfTheThreeWordsDiffers() {
        Condition gold = comparison("attributes.plan", Operator.EQUALS, "gold");

        assertThat(new Audience("delivery", "chat", "tv", gold).mismatch(CALL))
                .contains("touchpoint is support-call, wanted: delivery");
        assertThat(new Audience("support-call", "chat", "tv", gold).mismatch(CALL))
                .contains("channel is phone, wanted: chat");
        assertThat(new Audience(null, null, "tv", gold).mismatch(CALL)).contains("product is mobile, wanted: tv");
        assertThat(new Audience("support-call", null, "mobile", null).mismatch(CALL))
                .isEmpty();
    }

    @Test
    void staysShortHoweverLongTheValuesAre() {
        String faces = "x" + "😀".repeat(250);
        String name = "attributes." + "n".repeat(64);
        InteractionContext context = with(Map.of("n".repeat(64), faces));
        Condition one = comparison(name, Operator.IN, faces + "1", faces + "2", faces + "3", faces + "4");

        String words = new Audience(null, null, null, one).mismatch(context).orElseThrow();

        assertThat(words)
                .hasSizeLessThanOrEqualTo(240)
                .startsWith(name + " is x😀")
                .contains("😀…, wanted: x😀");
        assertThat(words.codePoints().filter(c -> Character.getType(c) == Character.SURROGATE))
                .isEmpty();
    }

    @Property
    void hasWordsForWhateverFails(
            @ForAll("conditions") Condition rule, @ForAll("contexts") InteractionContext context) {
        var audience = new Audience(null, null, null, rule);

        assertThat(audience.mismatch(context).isEmpty()).isEqualTo(audience.covers(context));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|audience",
                "{'all': []}|audience.all",
                "{'all': [null]}|audience.all[0]",
                "{'all': [{'field': 'product', 'op': 'exists'}], 'not': {'field': 'product', 'op': 'exists'}}|audience",
                "{'not': {'field': 'colour', 'op': 'exists'}}|audience.not.field",
                "{'field': 'attributes.', 'op': 'exists'}|audience.field",
                "{'field': 'product'}|audience.op",
                "{'field': 'product', 'op': 'like', 'value': 'x'}|audience.op",
                "{'any': [{'field': 'product', 'op': 'equals'}]}|audience.any[0].value",
                "{'field': 'product', 'op': 'equals', 'value': ['x']}|audience.value",
                "{'field': 'product', 'op': 'equals', 'value': true}|audience.value",
                "{'field': 'product', 'op': 'equals', 'value': 'a\\u0000b'}|audience.value",
                "{'field': 'product', 'op': 'in', 'value': 'x'}|audience.values",
                "{'field': 'product', 'op': 'in', 'values': []}|audience.values",
                "{'field': 'product', 'op': 'in', 'values': ['x', null]}|audience.values[1]",
                "{'field': 'product', 'op': 'exists', 'value': 'x'}|audience.value",
                "{'field': 'waitSeconds', 'op': 'atMost', 'value': 'soon'}|audience.value",
                "{'field': 'waitSeconds', 'op': 'atMost', 'value': 1e999999999}|audience.value",
                "{'field': 'waitSeconds', 'op': 'atMost', 'value': '1e9'}|audience.value",
                "{'all': [{'field': 'product', 'op': 'exists'}], 'op': 'exists'}|audience"
            })
    void refusesWhatIsNoRuleAndSaysWhere(String rule, String field) throws JsonProcessingException {
        assertThat(errors(rule)).extracting(Problem.FieldError::field).contains(field);
    }

    @Test
    void refusesRulesThatAreTooDeep() throws JsonProcessingException {
        assertThat(read(nested(7))).isPresent();
        assertThat(errors(nested(8))).singleElement().satisfies(error -> {
            assertThat(error.field()).startsWith("audience.not.not").endsWith(".not");
            assertThat(error.message()).isEqualTo("must be at most 8 levels deep");
        });
    }

    @Test
    void refusesRulesThatAreTooMany() throws JsonProcessingException {
        assertThat(read(wide(99))).isPresent();
        assertThat(errors(wide(100)))
                .containsExactly(new Problem.FieldError("audience", "must have at most 100 rules"));
        assertThat(errors(wide(50_000)))
                .containsExactly(new Problem.FieldError("audience", "must have at most 100 rules"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999999999999999", "1e5", "NaN", "0x10", "１２", "-", "1.", ".5", " 5"})
    void attributesThatAreNoPlainNumbersMatchNoComparison(String value) {
        InteractionContext context = with(Map.of("a", value));
        for (Operator order : List.of(Operator.LESS_THAN, Operator.AT_MOST, Operator.AT_LEAST, Operator.GREATER_THAN)) {
            assertThat(comparison("attributes.a", order, "5").holds(context)).isFalse();
        }
    }

    @Test
    void knowsWhichProductsItIsLimitedTo() {
        Condition mobile = comparison("product", Operator.EQUALS, "mobile");
        Condition both = comparison("product", Operator.IN, "mobile", "broadband");
        Condition other = comparison("team", Operator.EXISTS);

        assertThat(new Audience("x", null, null, null).products()).isEmpty();
        assertThat(new Audience("x", null, "mobile", null).products()).contains(Set.of("mobile"));
        assertThat(new Audience("x", null, null, both).products()).contains(Set.of("mobile", "broadband"));
        assertThat(new Audience("x", null, "mobile", both).products()).contains(Set.of("mobile"));
        assertThat(new Audience("x", null, "energy", both).products()).contains(Set.of());
        assertThat(new Condition.All(List.of(other, both)).products()).contains(Set.of("mobile", "broadband"));
        assertThat(new Condition.All(List.of(mobile, both)).products()).contains(Set.of("mobile"));
        assertThat(new Condition.Any(List.of(mobile, other)).products()).isEmpty();
        assertThat(new Condition.Not(mobile).products()).isEmpty();
    }

    @Property
    void followsDeMorgan(
            @ForAll("conditions") Condition a,
            @ForAll("conditions") Condition b,
            @ForAll("contexts") InteractionContext context) {
        var neither = new Condition.Not(new Condition.Any(List.of(a, b)));
        var bothNot = new Condition.All(List.of(new Condition.Not(a), new Condition.Not(b)));

        assertThat(neither.holds(context)).isEqualTo(bothNot.holds(context));
        assertThat(new Condition.All(List.of(a, b)).holds(context)).isEqualTo(a.holds(context) && b.holds(context));
    }

    @Property
    void isReadAsItWasWritten(@ForAll("conditions") Condition condition) throws JsonProcessingException {
        String written = JSON.writeValueAsString(condition);

        assertThat(JSON.readValue(written, Condition.class)).isEqualTo(condition);
    }

    @Property
    void neverCoversAProductBeyondItsLimit(
            @ForAll("conditions") Condition condition, @ForAll("contexts") InteractionContext context) {
        Optional<Set<String>> products = condition.products();

        assertThat(!condition.holds(context)
                        || products.isEmpty()
                        || products.get().contains(context.product()))
                .isTrue();
    }

    @Property
    void eitherNoOrderHoldsOrExactlyOneOfTheOppositeOnes(
            @ForAll("contexts") InteractionContext context, @ForAll("numbers") String number) {
        boolean less = comparison("attributes.n", Operator.LESS_THAN, number).holds(context);
        boolean least = comparison("attributes.n", Operator.AT_LEAST, number).holds(context);
        boolean isNumber = Optional.ofNullable(context.attributes().get("n"))
                .flatMap(Operator::number)
                .isPresent();

        assertThat(less ^ least).isEqualTo(isNumber);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        Arbitrary<Condition> texts = Combinators.combine(
                        Arbitraries.of("product", "team", "attributes.n"),
                        Arbitraries.of("mobile", "broadband", "north", "5", "x")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .uniqueElements())
                .as((field, values) -> comparison(field, Operator.IN, values.toArray(String[]::new)));
        Arbitrary<Condition> orders = Combinators.combine(
                        Arbitraries.of("waitSeconds", "attributes.n"),
                        Arbitraries.of(Operator.LESS_THAN, Operator.AT_MOST, Operator.AT_LEAST, Operator.GREATER_THAN),
                        numbers())
                .as(AudienceTest::comparison);
        Arbitrary<Condition> exists =
                Arbitraries.of("team", "agent", "attributes.n").map(field -> comparison(field, Operator.EXISTS));
        Arbitrary<Condition> leaves = Arbitraries.oneOf(texts, orders, exists);
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.map(Condition.Not::new),
                        inner.list().ofMinSize(1).ofMaxSize(3).map(Condition.All::new),
                        inner.list().ofMinSize(1).ofMaxSize(3).map(Condition.Any::new)),
                0,
                3);
    }

    @Provide
    Arbitrary<InteractionContext> contexts() {
        return Combinators.combine(
                        Arbitraries.of("mobile", "broadband", "energy"),
                        Arbitraries.of("north", "south").injectNull(0.3),
                        Arbitraries.integers().between(0, 900).injectNull(0.2),
                        Arbitraries.of("5", "-3.25", "x", "mobile").injectNull(0.3))
                .as((product, team, wait, n) -> new InteractionContext(
                        "support-call",
                        "phone",
                        product,
                        team,
                        null,
                        OPENED,
                        wait == null ? null : OPENED.plusSeconds(wait),
                        OPENED.plusSeconds(900),
                        n == null ? Map.of() : Map.of("n", n)));
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.integers().between(-10, 900).map(String::valueOf);
    }

    private static Condition comparison(String field, Operator operator, String... values) {
        return new Condition.Comparison(new ContextField(field), operator, List.of(values));
    }

    private static InteractionContext with(Map<String, String> attributes) {
        return new InteractionContext("t", "c", "p", null, null, OPENED, null, OPENED, attributes);
    }

    private static Optional<Condition> read(String rule) throws JsonProcessingException {
        return AudienceRules.read(new Fields(), "audience", parse(rule));
    }

    private static List<Problem.FieldError> errors(String rule) throws JsonProcessingException {
        var fields = new Fields();
        assertThat(AudienceRules.read(fields, "audience", parse(rule))).isEmpty();
        return fields.errors();
    }

    private static AudienceRule parse(String rule) throws JsonProcessingException {
        return JSON.readValue(rule.replace('\'', '"'), AudienceRule.class);
    }

    private static String nested(int levels) {
        return "{'not': ".repeat(levels) + "{'field': 'product', 'op': 'exists'}" + "}".repeat(levels);
    }

    private static String wide(int leaves) {
        return "{'any': ["
                + String.join(
                        ", ",
                        IntStream.range(0, leaves)
                                .mapToObj(i -> "{'field': 'product', 'op': 'exists'}")
                                .toList())
                + "]}";
    }
}
