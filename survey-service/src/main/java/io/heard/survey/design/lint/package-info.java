/**
 * Looks over a survey before customers do: can everything in it be reached, is it complete in each language, and would a busy
 * person understand it. Pure. Start at {@link io.heard.survey.design.lint.SurveyLint}.
 */
@NullMarked
package io.heard.survey.design.lint;

import org.jspecify.annotations.NullMarked;
