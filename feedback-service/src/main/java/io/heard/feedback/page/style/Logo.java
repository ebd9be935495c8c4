package io.heard.feedback.page.style;

import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.ImageType;
import io.heard.feedback.survey.Survey;
import java.util.Base64;
import java.util.Optional;

/**
 * A company's logo, served by ourselves: nobody else learns who opens a survey. The hash in its name lets browsers keep it for
 * ever.
 */
public final class Logo {

    private final Survey survey;
    private final byte[] content;
    private final ImageType type;

    private Logo(Survey survey, byte[] content, ImageType type) {
        this.survey = survey;
        this.content = content;
        this.type = type;
    }

    public static Optional<Logo> of(Survey survey) {
        SurveyPublished.Brand brand = survey.brand();
        if (brand == null || brand.logo() == null) {
            return Optional.empty();
        }
        byte[] content = Base64.getDecoder().decode(brand.logo());
        return ImageType.of(content).map(type -> new Logo(survey, content, type));
    }

    public String path() {
        return "/assets/" + name();
    }

    String name() {
        return "logo-" + survey.surveyId() + "-" + survey.version() + "." + Stylesheet.hash(content) + "."
                + type.extension();
    }

    byte[] content() {
        return content.clone();
    }

    String mediaType() {
        return type.mediaType();
    }
}
