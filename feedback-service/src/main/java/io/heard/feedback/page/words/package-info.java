/**
 * What the pages say in our own words: {@code PageWords} and {@code messages/} hold them in each language, {@code PageLanguage}
 * says which of them go with a reader, {@code Notice} what is said instead of a survey. Knows no survey and no answer.
 */
@NullMarked
package io.heard.feedback.page.words;

import org.jspecify.annotations.NullMarked;
