/**
 * What a survey says and asks, and whether it may be so. A {@link io.heard.survey.design.content.SurveyDraft} goes in as its
 * author wrote it, {@link io.heard.survey.design.content.SurveyRules} refuses or reads it, a {@link
 * io.heard.survey.design.content.SurveyContent} comes out, in all its languages. Pure: knows no draft or version that is kept.
 */
@NullMarked
package io.heard.survey.design.content;

import org.jspecify.annotations.NullMarked;
