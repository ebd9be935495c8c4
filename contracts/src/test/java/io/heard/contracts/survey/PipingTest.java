package io.heard.contracts.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipingTest {

    private static final List<String> HOSTILE = List.of(
            "{{product}}",
            "{{answer.why|x}}",
            "}}{{",
            "$0 $1 \\1 ${1}",
            "\"><script>alert(1)</script>",
            "{config:x}{inject:vertx}",
            "a\r\nBcc: all@example.org",
            "\u0000\u0007\u001b[2J",
            "\u202Egnp.exe\u202C",
            "\u2066\u2067\u2069\u200F",
            "\uD83D",
            "\uDE00\uD83D",
            "e" + "\u0301".repeat(500),
            "😀".repeat(300),
            "\u2028\u2029\u0085\u000B",
            "   ");

    @Test
    void fillsInWhatIsKnown() {
        assertThat(fill("About {{product}}, {{ agent | our colleague }}.", Map.of("product", "broadband")))
                .isEqualTo("About broadband, our colleague.");
        assertThat(fill("About {{product|x}}!", Map.of("product", "broadband"))).isEqualTo("About broadband!");
        assertThat(fill("Why {{answer.how-much}}?", Map.of("answer.how-much", "7")))
                .isEqualTo("Why 7?");
        assertThat(fill("Hello{{first_name|}}!", Map.of())).isEqualTo("Hello!");
    }

    @Test
    void makesWordsOfIdentifiers() {
        assertThat(Piping.words("support-call")).isEqualTo("support call");
        assertThat(Piping.words("mobile")).isEqualTo("mobile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"St. Pauli-Team", "e-commerce", "IT_Support", "iPhone & Co.", "Team-Nord", "plan-b", "süd-ost"})
    void leavesNamesAsTheyAreWritten(String name) {
        assertThat(Piping.words(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{7*7}", "${7*7}", "{ {product} }", "{product}", "{config:quarkus.x}", "{#if x}", "no braces"})
    void leavesEverythingElseAsItIs(String text) {
        assertThat(fill(text, Map.of("product", "broadband"))).isEqualTo(text);
    }

    @Test
    void findsWhatAnAuthorMistyped() {
        assertThat(mistakes("{{product}} {{agent|x}} {{answer.why}}")).isEmpty();
        assertThat(mistakes("{{produkt}}")).containsExactly("produkt");
        assertThat(mistakes("{{product.name}}")).containsExactly("product.name");
        assertThat(mistakes("{{7*7}}")).containsExactly("double braces");
        assertThat(mistakes("{{product}")).containsExactly("double braces");
        assertThat(mistakes("product}}")).containsExactly("double braces");
        assertThat(mistakes("{{product|{{agent}}}}")).isNotEmpty();
        assertThat(mistakes("{{unsubscribe_url}} {{x:y}}")).containsExactly("unsubscribe_url", "double braces");
    }

    /** Whatever a value holds, in whatever mixture: one line of bounded text, and nothing in it is looked at again. */
    @Test
    void keepsHostileValuesText() {
        var random = new Random(20260302);
        for (int round = 0; round < 5_000; round++) {
            var value = new StringBuilder();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                value.append(
                        random.nextInt(4) == 0
                                ? Character.toString(random.nextInt(0x110000))
                                : HOSTILE.get(random.nextInt(HOSTILE.size())));
            }
            Map<String, String> values = Map.of("product", value.toString(), "answer.why", "LOOKED-AT-AGAIN");

            String filled = fill("<{{product}}>", values);

            assertThat(filled).as("round %d", round).startsWith("<").endsWith(">");
            assertThat(filled).doesNotContain("LOOKED-AT-AGAIN");
            assertThat(filled.codePointCount(0, filled.length())).isLessThanOrEqualTo(Piping.LONGEST_VALUE + 2);
            assertThat(filled.codePoints())
                    .noneMatch(c -> Character.getType(c) == Character.CONTROL
                            || Character.getType(c) == Character.SURROGATE
                            || Character.getType(c) == Character.LINE_SEPARATOR
                            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                            || (c >= 0x202A && c <= 0x202E)
                            || (c >= 0x2066 && c <= 0x2069));
        }
    }

    @Test
    void showsTheFallbackInsteadOfNothingVisible() {
        for (String blank : List.of("", " ", "\u0000", "\u202E", "\u2028", "\u00A0")) {
            assertThat(fill("{{team|we}}", Map.of("team", blank))).isEqualTo("we");
        }
    }

    @Test
    void keepsDirectionsApartWhereItIsAsked() {
        assertThat(Piping.fillIsolated("{{product}}!", values(Map.of("product", "x\u2069y"))))
                .isEqualTo("\u2068xy\u2069!");
        assertThat(Piping.fillIsolated("{{product|z}}!", values(Map.of()))).isEqualTo("z!");
    }

    @Test
    void readsLongTextsOfBracesQuickly() {
        assertThat(fill("{".repeat(20_000) + "}".repeat(20_000), Map.of())).hasSize(40_000);
        assertThat(fill("{{a".repeat(20_000), Map.of())).hasSize(60_000);
        assertThat(fill("{{a" + " ".repeat(50_000), Map.of())).hasSize(50_003);
    }

    private static List<String> mistakes(String text) {
        return Piping.mistakes(text, name -> Piping.CONTEXT.contains(name) || name.equals("answer.why"));
    }

    private static String fill(String text, Map<String, String> values) {
        return Piping.fill(text, values(values));
    }

    private static Function<String, Optional<String>> values(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
