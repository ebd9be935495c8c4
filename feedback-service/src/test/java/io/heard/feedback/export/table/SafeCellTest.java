package io.heard.feedback.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "  =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff+1",
                "\u2060\u200d-1",
                " \u00a0\u200b@x",
                "\"=1",
                "\n",
                "\uff1d1+1",
                "\u0001=1",
            })
    void whatASpreadsheetWouldReckonBeginsWithAnApostrophe(String text) {
        assertThat(SafeCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ok;=cmd|ok;'=cmd",
                "ok; =cmd;@x;fine|ok;' =cmd;'@x;fine",
                "ok;\"=cmd|ok;'\"=cmd",
                "first~- second~~+3|first~'- second~~'+3",
                "windows^~=1|windows^~'=1",
                "^=1|'^'=1",
                "~=1|'~'=1",
            })
    void aFormulaInTheMiddleIsNoneEitherWhereSemicolonsSeparate(String text, String safe) {
        assertThat(SafeCell.of(lines(text))).isEqualTo(lines(safe));
    }

    /** Tables of tests lose line breaks. */
    private static String lines(String text) {
        return text.replace('~', '\n').replace('^', '\r');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5 = 5",
                "a-b",
                "me@example.com",
                "'=1",
                "sep=;",
                "  word",
                "good; fast",
                "one\ntwo",
                "a;b=c",
                "100 %",
                "ok +1",
                "\u0661"
            })
    void otherTextStaysAsItIs(String text) {
        assertThat(SafeCell.of(text)).isEqualTo(text);
    }

    @Test
    void namesOfColumnsAreTextToo() {
        assertThat(new Column("=cmd", Column.Kind.TEXT).name()).isEqualTo("=cmd.text");
        assertThat(SafeCell.of("=cmd.text")).startsWith("'");
    }
}
