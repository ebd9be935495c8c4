package io.heard.survey.mail;

import io.heard.contracts.event.QuestionType;
import io.heard.survey.language.OwnLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The mail that asks a customer, in the survey's language; where we lack the words, ours are English.
 *
 * @param occasion the touchpoint, kebab-case
 * @param day when the interaction ended
 * @param score the question whose scale stands in the mail; without one the mail has only the link
 */
public record InvitationMail(
        UUID invitationId,
        String address,
        Optional<String> firstName,
        Optional<String> subject,
        String occasion,
        LocalDate day,
        String surveyLanguage,
        Optional<ScoreQuestion> score,
        String surveyUrl,
        String optOutUrl) {

    private static final Pattern LINK =
            Pattern.compile("://|www\\.|[\\p{L}\\p{N}]\\.\\p{L}{2}", Pattern.CASE_INSENSITIVE);

    /** A question that is answered by tapping a number. */
    public record ScoreQuestion(String id, QuestionType type, String text) {}

    /** What the templates show. Nothing in it is ever parsed as a template. */
    record Letter(
            String language,
            String subject,
            String greeting,
            String opening,
            String surveyLanguage,
            String question,
            ScoreScale scale,
            String surveyUrl,
            String optOutUrl) {

        public boolean hasScale() {
            return !scale.rows().isEmpty();
        }
    }

    @CheckedTemplate(basePath = "InvitationMail", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance text(Letter letter);

        static native TemplateInstance html(Letter letter);
    }

    /** What it says, without sending it. */
    public MailText read() {
        OwnLanguage language = OwnLanguage.of(surveyLanguage);
        Letter letter = letter(language);
        return new MailText(
                letter.subject(),
                Templates.text(letter).setLocale(language.locale()).render(),
                Templates.html(letter).setLocale(language.locale()).render(),
                language.tag());
    }

    OutgoingMail write() {
        OwnLanguage language = OwnLanguage.of(surveyLanguage);
        Letter letter = letter(language);
        return new OutgoingMail(
                "inv-" + invitationId,
                address,
                name(),
                letter.subject(),
                Templates.text(letter).setLocale(language.locale()).render(),
                Templates.html(letter).setLocale(language.locale()).render(),
                language.tag(),
                letter.optOutUrl());
    }

    private Letter letter(OwnLanguage language) {
        MailWords words = language.words(MailWords.class);
        String moment = occasion.replace('-', ' ');
        String date = DateTimeFormatter.ofPattern(words.dayPattern(), language.locale())
                .format(day);
        return new Letter(
                language.tag(),
                subject.orElseGet(() -> words.subject(moment)),
                name().map(words::greetingTo).orElseGet(words::greeting),
                words.opening(moment, date),
                surveyLanguage,
                score.map(ScoreQuestion::text).orElse(""),
                score.map(question -> ScoreScale.of(question.type(), question.id(), surveyUrl, words))
                        .orElse(ScoreScale.NONE),
                surveyUrl,
                language == OwnLanguage.ENGLISH ? optOutUrl : optOutUrl + "?lang=" + language.tag());
    }

    /** Mail programs make a link of what looks like one, and what is reported as a name may be anything. */
    private Optional<String> name() {
        return firstName.filter(name -> !LINK.matcher(name).find());
    }
}
