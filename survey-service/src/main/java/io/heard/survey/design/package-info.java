/**
 * Surveys: what is asked. A draft is edited freely; publishing freezes it as a numbered version that never changes, and tells
 * the other services. A retired survey asks nobody new.
 *
 * <p>Start at {@link io.heard.survey.design.Survey}; the API is {@link io.heard.survey.design.SurveyResource}; what surveys say and
 * ask and the rules of that are in the room {@code content}, what is looked at before publishing in the room {@code lint},
 * companies' pictures in the room {@code logo}, our own surveys to begin with in {@code SurveyTemplates}, the refusals in {@code
 * SurveyProblem}. Depends on no other feature.
 */
@NullMarked
package io.heard.survey.design;

import org.jspecify.annotations.NullMarked;
