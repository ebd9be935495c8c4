package io.heard.survey.mail.wording;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Palette;
import io.heard.survey.language.OwnLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mail that asks a customer, in the survey's language; where we lack the words, ours are English.
 *
 * @param introduction the author's words in place of ours
 * @param topic what it is about, in the language of our own words; without one we do not say
 * @param day when the interaction ended
 * @param score the question whose scale stands in the mail; without one the mail has only the link
 * @param questions how many the survey has, whether or not they are shown to everybody
 * @param step 0 for the first mail, 1 for the first reminder
 * @param anonymous whether nobody will know who answered: then it says so
 */
public record InvitationMail(
        UUID invitationId,
        String address,
        Optional<String> firstName,
        Optional<String> subject,
        Optional<String> introduction,
        Optional<String> topic,
        LocalDate day,
        String surveyLanguage,
        Optional<ScoreQuestion> score,
        int questions,
        String surveyUrl,
        String optOutUrl,
        int step,
        boolean anonymous,
        Sender sender,
        Look look) {

    /**
     * In whose name it goes out.
     *
     * @param name ours when left out
     * @param replyTo our address when left out
     */
    public record Sender(UUID campaignId, Optional<String> name, Optional<String> replyTo) {}

    /** So many questions are answered in about a minute; of more we promise nothing. */
    private static final int ABOUT_A_MINUTE = 6;

    private static final Pattern LINK =
            Pattern.compile("://|www\\.|[\\p{L}\\p{N}]\\.\\p{L}{2}", Pattern.CASE_INSENSITIVE);

    /** A question that is answered by tapping a number. */
    public record ScoreQuestion(String id, QuestionType type, String text, Optional<ScaleEnds> ends) {}

    /** What the ends of its scale mean, in the author's words. */
    public record ScaleEnds(String lowest, String highest) {}

    /** @param alt what stands there until the picture does */
    record Logo(String source, String alt, int width, int height) {}

    /** What the templates show. Nothing in it is ever parsed as a template. */
    record Letter(
            String language,
            String direction,
            String subject,
            String greeting,
            String opening,
            String openingLanguage,
            String effort,
            String promise,
            String surveyLanguage,
            String surveyDirection,
            String question,
            ScoreScale scale,
            String scaleLanguage,
            String reason,
            String surveyUrl,
            String optOutUrl,
            Paint light,
            Paint dark,
            @Nullable Logo logo) {

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
        Letter letter = letter(language, InvitationMail::inline);
        return new MailText(
                letter.subject(),
                Templates.text(letter).setLocale(language.locale()).render(),
                Templates.html(letter).setLocale(language.locale()).render(),
                language.tag());
    }

    /** @param bounceAddress where reports about it go */
    public OutgoingMail write(Optional<String> bounceAddress) {
        OwnLanguage language = OwnLanguage.of(surveyLanguage);
        Letter letter = letter(language, logo -> "cid:" + OutgoingMail.LOGO_ID);
        return new OutgoingMail(
                step == 0 ? first() : first() + "-r" + step,
                address,
                name(),
                letter.subject(),
                Templates.text(letter).setLocale(language.locale()).render(),
                Templates.html(letter).setLocale(language.locale()).render(),
                language.tag(),
                letter.optOutUrl(),
                look.logo(),
                new OutgoingMail.Envelope(
                        sender.name(),
                        sender.replyTo(),
                        step == 0 ? Optional.empty() : Optional.of(first()),
                        bounceAddress,
                        Optional.of(sender.campaignId() + ":" + (step == 0 ? "invitation" : "reminder") + ":heard")));
    }

    private String first() {
        return "inv-" + invitationId;
    }

    /** A preview is a page of its own and may fetch nothing. */
    private static String inline(Look.Picture logo) {
        return "data:" + logo.mediaType() + ";base64," + Base64.getEncoder().encodeToString(logo.content());
    }

    private Letter letter(OwnLanguage language, Function<Look.Picture, String> source) {
        MailWords words = language.words(MailWords.class);
        String date = DateTimeFormatter.ofPattern(words.dayPattern(), language.locale())
                .format(day);
        Optional<String> own = introduction.filter(text -> step == 0);
        return new Letter(
                language.tag(),
                language.direction(),
                subject(words),
                name().map(words::greetingTo).orElseGet(words::greeting),
                own.orElseGet(() -> step == 0 ? words.opening(date) : words.reminderOpening(date)),
                own.isPresent() ? surveyLanguage : language.tag(),
                questions <= ABOUT_A_MINUTE ? words.effort() : "",
                anonymous ? words.anonymous() : "",
                surveyLanguage,
                OwnLanguage.direction(surveyLanguage),
                score.map(ScoreQuestion::text).orElse(""),
                score.map(question -> ScoreScale.of(question, surveyUrl, words)).orElse(ScoreScale.NONE),
                score.flatMap(ScoreQuestion::ends).isPresent() ? surveyLanguage : language.tag(),
                topic.map(about -> words.reason() + " " + words.topic(about)).orElseGet(words::reason),
                surveyUrl,
                language == OwnLanguage.ENGLISH ? optOutUrl : optOutUrl + "?lang=" + language.tag(),
                Paint.of(Palette.LIGHT, look),
                Paint.of(Palette.DARK, look),
                look.logo()
                        .map(logo ->
                                new Logo(source.apply(logo), sender.name().orElse(""), logo.width(), logo.height()))
                        .orElse(null));
    }

    private String subject(MailWords words) {
        String own = subject.orElseGet(() -> topic.map(words::subjectAbout).orElseGet(words::subject));
        return step == 0 ? own : words.reminderSubject(own);
    }

    /** Mail programs make a link of what looks like one, and what is reported as a name may be anything. */
    public static Optional<String> nameToGreet(Optional<String> firstName) {
        return firstName.filter(name -> !LINK.matcher(name).find());
    }

    private Optional<String> name() {
        return nameToGreet(firstName);
    }
}
