package io.heard.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"Foo\nX-Injected: yes", "Foo\rX: y", "Foo\r\n\r\nbody", "Foo\0", "a\u0085b", "a\u2028b"})
    void refusesWhatCouldEndAHeader(String value) {
        assertThatThrownBy(() -> HeaderGuard.line("To", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Foo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Jürgen Groß", "Müller, Anna", "李 😀", "=?utf-8?B?Zm9v?="})
    void letsNamesThrough(String value) {
        assertThat(HeaderGuard.line("To", value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.test,b@y.test",
                "a@x.test;b@y.test",
                "<a@x.test>",
                "a@x.test\r\nRCPT TO:<b@y.test>",
                "ä@x.test",
                "a b@x.test",
                "\"a\"@x.test",
                "@x.test",
                "a@"
            })
    void refusesAllButOnePlainMailbox(String value) {
        assertThatThrownBy(() -> HeaderGuard.mailbox("To", value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.test/u/a>b", "https://x.test/u/a b", "https://x.test/\n", "https://x.test/,y"})
    void refusesAddressesThatCouldLeaveTheirBrackets(String value) {
        assertThatThrownBy(() -> HeaderGuard.url("List-Unsubscribe", value))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
