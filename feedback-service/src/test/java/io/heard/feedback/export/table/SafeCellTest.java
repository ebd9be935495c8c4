package io.heard.feedback.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "\r=1",
                "  =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff+1",
                "\u2060\u200d-1",
                " \u00a0\u200b@x",
                "\n=1",
                "\uff1d1+1",
                "\u0001=1",
            })
    void whatASpreadsheetWouldReckonBeginsWithAnApostrophe(String text) {
        assertThat(SafeCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "5 = 5", "a-b", "me@example.com", "'=1", "sep=;", "  word", "100 %", "ok +1", "\u0661"})
    void otherTextStaysAsItIs(String text) {
        assertThat(SafeCell.of(text)).isEqualTo(text);
    }

    @Test
    void namesOfColumnsAreTextToo() {
        assertThat(new Column("=cmd", Column.Kind.TEXT).name()).isEqualTo("=cmd.text");
        assertThat(SafeCell.of("=cmd.text")).startsWith("'");
    }
}
