/**
 * What customers of a campaign would get, before any of them does: the mail, a test mail, the survey's page. Nothing of it is kept.
 * {@link io.heard.survey.preview.PreviewResource} is the API, {@code TestMailRules} says who may get a test mail and how many.
 */
@NullMarked
package io.heard.survey.preview;

import org.jspecify.annotations.NullMarked;
