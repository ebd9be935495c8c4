package io.heard.survey.design.content;

import java.util.Optional;

/**
 * What a survey says in one language, as far as a mail shows it. The mail's texts may hold places such as
 * <code>{{first_name|there}}</code>, to be filled by {@link io.heard.contracts.survey.Piping}.
 *
 * @param language BCP 47 tag
 * @param mailSubject in the author's words
 * @param mailIntroduction in the author's words, above the scale
 * @param firstScore the question whose scale a mail can carry: one that everybody is asked
 * @param questions how many the survey has, whether or not they are shown to everybody
 */
public record SurveyText(
        String language,
        String title,
        Optional<String> mailSubject,
        Optional<String> mailIntroduction,
        Optional<Question> firstScore,
        int questions) {}
