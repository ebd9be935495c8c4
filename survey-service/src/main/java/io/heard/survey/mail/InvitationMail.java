package io.heard.survey.mail;

import io.heard.contracts.event.QuestionType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The mail that asks a customer. Its own words are English; the survey's title and question are in the survey's language.
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

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** A question that is answered by tapping a number. */
    public record ScoreQuestion(String id, QuestionType type, String text) {}

    /** What the templates show. Nothing in it is ever parsed as a template. */
    record Letter(
            String subject,
            String greeting,
            String occasion,
            String day,
            String language,
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

    OutgoingMail write() {
        Letter letter = letter();
        return new OutgoingMail(
                "inv-" + invitationId,
                address,
                firstName,
                letter.subject(),
                Templates.text(letter).render(),
                Templates.html(letter).render(),
                "en",
                optOutUrl);
    }

    private Letter letter() {
        String moment = occasion.replace('-', ' ');
        return new Letter(
                subject.orElse("How did we do? About your " + moment),
                firstName.map(name -> "Hello " + name).orElse("Hello"),
                moment,
                DAY.format(day),
                surveyLanguage,
                score.map(ScoreQuestion::text).orElse(""),
                score.map(question -> ScoreScale.of(question.type(), question.id(), surveyUrl))
                        .orElse(new ScoreScale("", java.util.List.of())),
                surveyUrl,
                optOutUrl);
    }
}
