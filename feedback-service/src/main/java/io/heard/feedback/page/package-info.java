/**
 * The pages a customer sees behind the link in a mail. Start at {@link io.heard.feedback.page.SurveyPageResource}: GET never
 * writes, POST stores the answers or shows the page again with all that was typed.
 *
 * <p>The room {@code link} decides what a link opens, {@code Pages} renders, {@code QuestionView} turns questions into what the templates
 * in {@code templates/page} show, {@code FilledText} puts values into authors' texts. {@code Opened} is a survey in the language
 * of its reader. Which questions are shown, says {@code form.SheetReader}: after each press of the button those whose conditions
 * hold by then. What needs no further answer is kept at once. All our own words stand in the room {@code words}. The pages are
 * whole without JavaScript; {@code assets/survey.js} makes the survey better where there is some, and {@code Autosave} answers it.
 */
@NullMarked
package io.heard.feedback.page;

import org.jspecify.annotations.NullMarked;
