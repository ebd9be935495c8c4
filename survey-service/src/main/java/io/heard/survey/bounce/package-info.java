/**
 * Bounces: what happens to a mail after the mail server took it, as far as others tell us.
 *
 * <p>Mail services tell by a signed hook ({@code MailHookResource}) or through {@code MailEventResource}; mail servers tell by
 * reports that {@code ReportMailbox} fetches and {@code ReportReader} reads. {@link io.heard.survey.bounce.MailEvents} takes
 * each event once and suppresses addresses that are gone or whose owners complained; a campaign that meets too many of
 * them is paused ({@link io.heard.survey.campaign.DeadAddresses}). Anybody can send a report, so only those
 * count that name an invitation in a way that only its mail's receiver can. Nothing is ever answered.
 *
 * <p>Reads {@code mail} and {@code respondent} and tells {@code campaign}; nothing depends on this room.
 */
@NullMarked
package io.heard.survey.bounce;

import org.jspecify.annotations.NullMarked;
