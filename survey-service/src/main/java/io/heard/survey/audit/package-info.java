/**
 * Who changed a campaign or a survey, when and what: {@link io.heard.survey.audit.ChangeTrail} keeps every change in the transaction that
 * makes it, each sealed with the hash of the one before. That shows a past that was changed carelessly; it is no proof against
 * somebody who seals anew, as {@code ChangeTrail} says. Knows nothing of what it keeps changes of.
 */
@NullMarked
package io.heard.survey.audit;

import org.jspecify.annotations.NullMarked;
