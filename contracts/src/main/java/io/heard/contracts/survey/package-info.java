/**
 * Rules of surveys that the one who writes a survey and the one who shows it must understand alike. All of them are pure.
 *
 * <p>{@link io.heard.contracts.survey.Condition} says when a question is shown, {@link io.heard.contracts.survey.Piping} puts
 * values into texts, {@link io.heard.contracts.survey.LanguageChoice} picks a language.
 */
@NullMarked
package io.heard.contracts.survey;

import org.jspecify.annotations.NullMarked;
