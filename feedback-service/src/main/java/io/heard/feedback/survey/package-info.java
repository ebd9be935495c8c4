/**
 * The published surveys, as survey-service announces them. Start at {@link io.heard.feedback.survey.Survey}; {@code
 * SurveyConsumer} is where they come in.
 */
@NullMarked
package io.heard.feedback.survey;

import org.jspecify.annotations.NullMarked;
