package io.heard.survey.preview;

import io.heard.contracts.survey.Piping;
import io.heard.http.problem.Fields;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.design.SurveyContent;
import io.heard.survey.design.SurveyText;
import io.heard.survey.design.Surveys;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.InvitationMail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mail of a campaign to a customer we made up. Its links preview the survey, and opt nobody out. */
@ApplicationScoped
class SampleLetters {

    /** In which language, and in which of the campaign's ways; what is left out is the usual. */
    record Choice(@Nullable String language, @Nullable String variant) {}

    static final Duration LINK_LIFETIME = Duration.ofDays(1);
    static final String NOBODY = "alex@example.org";

    private static final String FIRST_NAME = "Alex";
    private static final String MOMENT = "support-call";

    private final Surveys surveys;
    private final CustomerLinks links;
    private final Clock clock;

    SampleLetters(Surveys surveys, CustomerLinks links, Clock clock) {
        this.surveys = surveys;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param subject instead of the campaign's
     * @throws io.heard.http.problem.ProblemException 400 for a language or variant that there is not
     */
    InvitationMail letter(Campaign campaign, String address, Choice choice, Optional<String> subject) {
        SurveyContent survey = surveys.shown(campaign.surveyId());
        var fields = new Fields();
        String language = Objects.requireNonNullElse(choice.language(), survey.language());
        fields.require(
                survey.languages().contains(language),
                "language",
                "must be one of " + String.join(", ", survey.languages()));
        Optional<Variant> variant = campaign.variants().stream()
                .filter(one -> one.id().equals(choice.variant()))
                .findFirst();
        fields.require(choice.variant() == null || variant.isPresent(), "variant", "must be a variant of the campaign");
        fields.refuseIfWrong();
        SurveyText text = survey.in(language);
        // An invitation that there is not: whoever follows its opt-out link opts nobody out.
        var nothing = UUID.randomUUID();
        String moment = Objects.requireNonNullElse(campaign.audience().touchpoint(), MOMENT);
        return new InvitationMail(
                nothing,
                address,
                Optional.of(FIRST_NAME),
                subject.or(() -> variant.flatMap(one -> Optional.ofNullable(one.subject()))
                                .or(campaign::subject)
                                .or(text::mailSubject))
                        .map(words -> Piping.fill(words, name -> value(name, moment))),
                text.mailIntroduction().map(words -> Piping.fillIsolated(words, name -> value(name, moment))),
                moment,
                LocalDate.now(clock),
                language,
                text.firstScore()
                        .map(question -> new InvitationMail.ScoreQuestion(
                                question.id(),
                                question.type(),
                                Piping.fill(question.text(), name -> value(name, moment)))),
                links.preview(campaign.surveyId(), clock.instant().plus(LINK_LIFETIME)),
                links.optOut(nothing),
                0,
                new InvitationMail.Sender(campaign.id(), campaign.senderName(), campaign.replyTo()));
    }

    /** As for a customer of whom little is known: what is missing gives way to the author's other words. */
    private static Optional<String> value(String name, String moment) {
        return switch (name) {
            case Piping.FIRST_NAME -> Optional.of(FIRST_NAME);
            case "touchpoint" -> Optional.of(Piping.words(moment));
            case "product", "channel" -> Optional.of("‹" + name + "›");
            default -> Optional.empty();
        };
    }
}
