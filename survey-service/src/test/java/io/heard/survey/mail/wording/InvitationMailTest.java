package io.heard.survey.mail.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Colour;
import io.heard.contracts.survey.Palette;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class InvitationMailTest {

    @Test
    void promisesAMinuteOnlyOfShortSurveys() {
        assertThat(asking(6)).contains("It takes about a minute.");
        assertThat(asking(7)).doesNotContain("minute");
    }

    @ParameterizedTest
    @CsvSource({
        "en, not even we",
        "de, auch wir nicht",
        "fr, pas même nous",
        "es, ni siquiera nosotros",
        "it, nemmeno noi",
        "pt, nem mesmo nós",
        "nl, ook wij niet",
        "pl, nawet my",
        "ar, ولا حتى نحن"
    })
    void saysThatNobodyWillKnowOnlyWhereThatIsSo(String language, String promise) {
        InvitationMail known =
                invitation("Ann", language, QuestionType.NPS, Optional.empty(), Optional.empty(), Look.OURS);
        OutgoingMail anonymous = anonymous(known).write(Optional.empty());

        assertThat(anonymous.text()).contains(promise);
        assertThat(anonymous.html()).contains(promise);
        assertThat(known.write(Optional.empty()).text()).doesNotContain(promise);
        assertThat(known.write(Optional.empty()).html()).doesNotContain(promise);
    }

    private static InvitationMail anonymous(InvitationMail mail) {
        return new InvitationMail(
                mail.invitationId(),
                mail.address(),
                mail.firstName(),
                mail.subject(),
                mail.introduction(),
                mail.topic(),
                mail.day(),
                mail.surveyLanguage(),
                mail.score(),
                mail.questions(),
                mail.surveyUrl(),
                mail.optOutUrl(),
                mail.step(),
                true,
                mail.sender(),
                mail.look());
    }

    private static String asking(int questions) {
        OutgoingMail mail = invitation(
                        "Ann", "en", QuestionType.NPS, Optional.empty(), Optional.empty(), Look.OURS, questions)
                .write(Optional.empty());
        return mail.text() + mail.html();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-AT"})
    void isGermanForGermanSurveys(String language) {
        OutgoingMail mail = write("Jörg", language, QuestionType.CSAT);

        assertThat(mail.language()).isEqualTo("de");
        assertThat(mail.subject()).isEqualTo("Kundendienst: Wie war es?");
        assertThat(mail.optOutUrl()).isEqualTo("https://x.test/u/t?lang=de");
        assertThat(mail.text())
                .contains(
                        "Guten Tag Jörg,",
                        "Sie hatten am 1. März 2026 mit uns zu tun.",
                        "weil Sie vor Kurzem mit uns zu tun hatten. Thema: Kundendienst.",
                        "5 - Sehr zufrieden: https://x.test/s/t?satisfied=5",
                        "4: https://x.test/s/t?satisfied=4",
                        "Alle Fragen auf einer Seite:",
                        "https://x.test/u/t?lang=de")
                .doesNotContain("you", "Thank", "Hello", "with us");
        assertThat(mail.html())
                .contains("<html lang=\"de\"", "aria-label=\"1 von 5, Sehr unzufrieden\"", "Bitte keine Fragen mehr")
                .doesNotContain("Thank", "Hello", "with us", "page</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "tr"})
    void isEnglishForAllOthers(String language) {
        OutgoingMail mail = write("Ann", language, QuestionType.NPS);

        assertThat(mail.language()).isEqualTo("en");
        assertThat(mail.subject()).isEqualTo("Kundendienst: how did we do?");
        assertThat(mail.text())
                .contains(
                        "Hello Ann,",
                        "You were in touch with us on 1 March 2026.",
                        "(0 = Not at all likely, 10 = Extremely likely)",
                        "10: https://x.test/s/t?satisfied=10");
        assertThat(mail.optOutUrl()).isEqualTo("https://x.test/u/t");
    }

    @ParameterizedTest
    @EnumSource(
            value = QuestionType.class,
            names = {"NPS", "CSAT", "CES", "RATING"})
    void promisesNothingThatIsNotSo(QuestionType type) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/mails"));
        for (String language : new String[] {"en", "de"}) {
            OutgoingMail mail = write("Ann", language, type);
            Files.writeString(folder.resolve(type + "-" + language + ".html"), mail.html());
            Files.writeString(folder.resolve(type + "-" + language + ".txt"), mail.text());

            // Large mail services cut off what is longer than 100 KB.
            assertThat(mail.html().length()).isLessThan(30 * 1024);
            assertThat(mail.text() + mail.html())
                    .doesNotContainIgnoringCase("one tap", "every answer", "jede Antwort")
                    .contains(language.equals("de") ? "sobald Sie sie absenden" : "it counts once you send it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "WWW.evil",
                "Win at example.com",
                "1.example.org",
                "a@b.example",
                "пример.рф"
            })
    void greetsNobodyByALink(String name) {
        OutgoingMail mail = write(name, "en", QuestionType.CSAT);

        assertThat(mail.name()).isEmpty();
        assertThat(mail.text()).startsWith("Hello,").doesNotContain(name);
        assertThat(mail.html()).doesNotContain(name);
    }

    @Test
    void greetsByInitialsAndTitles() {
        assertThat(write("J.R. Dr. Ann-Marie", "en", QuestionType.CSAT).text()).startsWith("Hello J.R. Dr. Ann-Marie,");
        assertThat(write("{name} <b>", "en", QuestionType.CSAT).text()).startsWith("Hello {name} <b>,");
    }

    @Test
    void theQuestionAndItsScaleRunTheWayTheirLanguageRuns() {
        assertThat(write("Ann", "fa", QuestionType.CSAT).html())
                .contains("<html lang=\"en\" dir=\"ltr\"", "<td lang=\"en\" dir=\"rtl\"", "lang=\"fa\" dir=\"rtl\"");
        assertThat(write("Ann", "ar", QuestionType.CSAT).html()).contains("<html lang=\"ar\" dir=\"rtl\"");
        assertThat(write("Ann", "en", QuestionType.CSAT).html()).doesNotContain("rtl");
    }

    @Test
    void marksTheAuthorsWordsWhereOursAreInAnotherLanguage() {
        assertThat(mail("Ann", "fa", QuestionType.CSAT, Optional.of("سلام"), Optional.empty())
                        .html())
                .contains("<html lang=\"en\"", "<bdi lang=\"fa\" dir=\"auto\">سلام</bdi>");
    }

    @Test
    void saysNothingOfATopicThatHasNoWords() {
        OutgoingMail mail = mail("Ann", "de", QuestionType.CSAT, Optional.empty(), Optional.empty());

        assertThat(mail.subject()).isEqualTo("Wie war es?");
        assertThat(mail.text() + mail.html()).doesNotContain("Thema");
    }

    private static OutgoingMail write(String name, String language, QuestionType type) {
        return mail(name, language, type, Optional.empty(), Optional.of("Kundendienst"));
    }

    @Test
    void looksLikeTheCompanyInLightAndInDark() {
        var look = new Look(
                Optional.of("#ffcc00"), Optional.of(new Look.Picture(new byte[] {1, 2, 3}, "image/png", 120, 40)));
        InvitationMail mail = invitation("Ann", "en", QuestionType.CSAT, Optional.empty(), Optional.empty(), look);

        OutgoingMail sent = mail.write(Optional.empty());
        String legible = Palette.LIGHT.accent(Colour.parse("#ffcc00")).colour().text();
        assertThat(legible).isNotEqualTo("#ffcc00");
        assertThat(sent.html())
                .contains("color:" + legible, ".mark a, .link a { color: #ffcc00 !important; }")
                .contains("<img src=\"cid:" + OutgoingMail.LOGO_ID + "\" alt=\"Acme\" width=\"120\" height=\"40\"")
                .doesNotContain("http://", "data:");
        assertThat(sent.logo()).isPresent();
        assertThat(mail.read().html()).contains("<img src=\"data:image/png;base64,AQID\"");
        assertThat(write("Ann", "en", QuestionType.CSAT).html()).doesNotContain("<img");
    }

    private static OutgoingMail mail(
            String name, String language, QuestionType type, Optional<String> introduction, Optional<String> topic) {
        return invitation(name, language, type, introduction, topic, Look.OURS).write(Optional.empty());
    }

    private static InvitationMail invitation(
            String name,
            String language,
            QuestionType type,
            Optional<String> introduction,
            Optional<String> topic,
            Look look) {
        return invitation(name, language, type, introduction, topic, look, 3);
    }

    private static InvitationMail invitation(
            String name,
            String language,
            QuestionType type,
            Optional<String> introduction,
            Optional<String> topic,
            Look look,
            int questions) {
        return new InvitationMail(
                new UUID(0, 1),
                "ann@example.org",
                Optional.of(name),
                Optional.empty(),
                introduction,
                topic,
                LocalDate.of(2026, 3, 1),
                language,
                Optional.of(new InvitationMail.ScoreQuestion("satisfied", type, "Wie war's?", Optional.empty())),
                questions,
                "https://x.test/s/t",
                "https://x.test/u/t",
                0,
                false,
                new InvitationMail.Sender(new UUID(0, 2), Optional.of("Acme"), Optional.empty()),
                look);
    }
}
