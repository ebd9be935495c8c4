package io.heard.survey.preview;

import io.heard.http.problem.Fields;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.design.SurveyVersion;
import io.heard.survey.design.Surveys;
import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.letter.Letter;
import io.heard.survey.letter.Looks;
import io.heard.survey.letter.Occasion;
import io.heard.survey.letter.Recipient;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.wording.InvitationMail;
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
    private final Looks looks;
    private final Clock clock;

    SampleLetters(Surveys surveys, CustomerLinks links, Looks looks, Clock clock) {
        this.surveys = surveys;
        this.links = links;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * @param subject instead of the campaign's
     * @throws io.heard.http.problem.ProblemException 400 for a language or variant that there is not
     */
    InvitationMail letter(Campaign campaign, String address, Choice choice, Optional<String> subject) {
        Optional<Variant> variant = campaign.variants().stream()
                .filter(one -> one.id().equals(choice.variant()))
                .findFirst();
        SurveyContent survey = variant.flatMap(campaign::versionOf)
                .flatMap(number -> surveys.version(campaign.surveyId(), number))
                .map(SurveyVersion::content)
                .orElseGet(() -> surveys.shown(campaign.surveyId()));
        var fields = new Fields();
        String language = Objects.requireNonNullElse(choice.language(), survey.language());
        fields.require(
                survey.languages().contains(language),
                "language",
                "must be one of " + String.join(", ", survey.languages()));
        fields.require(choice.variant() == null || variant.isPresent(), "variant", "must be a variant of the campaign");
        fields.refuseIfWrong();
        // An invitation that there is not: whoever follows its opt-out link opts nobody out.
        var nothing = UUID.randomUUID();
        Audience audience = campaign.audience();
        return Letter.write(
                campaign,
                subject.or(() -> variant.map(Variant::subject)),
                survey.in(language),
                new Occasion(
                        Objects.requireNonNullElse(audience.touchpoint(), MOMENT),
                        Optional.of(Objects.requireNonNullElse(audience.channel(), "‹channel›")),
                        Optional.of(Objects.requireNonNullElse(audience.product(), "‹product›")),
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.now(clock)),
                new Recipient(
                        nothing,
                        address,
                        Optional.of(FIRST_NAME),
                        links.preview(campaign.surveyId(), clock.instant().plus(LINK_LIFETIME)),
                        links.optOut(nothing)),
                0,
                looks.of(survey));
    }
}
