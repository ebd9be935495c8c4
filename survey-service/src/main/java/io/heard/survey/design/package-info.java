/**
 * Surveys: what is asked. A draft is edited freely; publishing freezes it as a numbered version that never changes, and tells
 * the other services.
 *
 * <p>Start at {@link io.heard.survey.design.Survey}; the API is {@link io.heard.survey.design.SurveyResource}; the rules of a
 * draft are in {@code SurveyRules}, the refusals in {@code SurveyProblem}. Depends on no other feature.
 */
@NullMarked
package io.heard.survey.design;

import org.jspecify.annotations.NullMarked;
