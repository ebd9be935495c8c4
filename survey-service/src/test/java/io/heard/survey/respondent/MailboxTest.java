package io.heard.survey.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.b+c@sub.example.org", "o'neil@example.org", "1@a-b.de"})
    void takesPlainMailboxes(String text) {
        assertThat(Mailbox.parse(text)).hasValue(text);
    }

    @Test
    void writesDomainsInAscii() {
        assertThat(Mailbox.parse("ann@Müller.example")).hasValue("ann@xn--mller-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@localhost",
                "a@x.test,b@y.test",
                "a@x.test;b@y.test",
                "a@x.test b@y.test",
                "<a@x.test> <b@y.test>",
                "Ann <ann@example.org>",
                "ann@example.org\r\nBcc: b@y.test",
                "ann\n@example.org",
                "\"ann smith\"@example.org",
                "änn@example.org",
                ".ann@example.org",
                "a..b@example.org",
                "ann@-example.org",
                "ann@example..org",
                "ann@example.org\0",
                "a@b@example.org"
            })
    void refusesEverythingElse(String text) {
        assertThat(Mailbox.parse(text)).isEmpty();
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        assertThat(Mailbox.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(Mailbox.parse("a@" + "b.".repeat(150) + "org")).isEmpty();
    }
}
