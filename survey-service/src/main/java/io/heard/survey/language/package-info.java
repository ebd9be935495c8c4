/** The languages our own words are in: {@link io.heard.survey.language.OwnLanguage}. Customers' mails and pages use it. */
@NullMarked
package io.heard.survey.language;

import org.jspecify.annotations.NullMarked;
