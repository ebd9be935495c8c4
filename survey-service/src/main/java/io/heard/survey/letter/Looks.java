package io.heard.survey.letter;

import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.design.logo.Logo;
import io.heard.survey.design.logo.Logos;
import io.heard.survey.mail.wording.Look;
import jakarta.enterprise.context.ApplicationScoped;

/** How the mails of a survey look: like its pages. */
@ApplicationScoped
public class Looks {

    /** A larger one stays on the page: it would travel with every single mail. */
    static final int LARGEST_IN_MAIL = 64 * 1024;

    /** As on the page. */
    private static final int WIDTH = 224;

    private static final int HEIGHT = 64;

    private final Logos logos;

    Looks(Logos logos) {
        this.logos = logos;
    }

    public Look of(SurveyContent survey) {
        return new Look(
                survey.colour(),
                survey.logo()
                        .flatMap(logos::at)
                        .filter(logo -> logo.content().length <= LARGEST_IN_MAIL)
                        .map(Looks::picture));
    }

    private static Look.Picture picture(Logo logo) {
        double scale = Math.min(1, Math.min((double) WIDTH / logo.width(), (double) HEIGHT / logo.height()));
        return new Look.Picture(
                logo.content(), logo.mediaType(), Math.max(1, (int) Math.round(logo.width() * scale)), Math.max(1, (int)
                        Math.round(logo.height() * scale)));
    }
}
