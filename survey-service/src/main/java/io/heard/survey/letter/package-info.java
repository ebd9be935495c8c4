/**
 * What the mail of a campaign says: {@link io.heard.survey.letter.Letter} puts together the words of campaign and survey and what
 * is known of the occasion, {@link io.heard.survey.letter.Looks} gives it the colour and logo of its survey. Real mails and those
 * that are only looked at are written here, so that they are the same.
 */
@NullMarked
package io.heard.survey.letter;

import org.jspecify.annotations.NullMarked;
