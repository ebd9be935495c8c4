/**
 * The mailbox of a single machine: every mail that the platform sends lands here, and a person can read it and follow its
 * links.
 *
 * <p>Start at {@link io.heard.local.mailbox.MailboxProcess}. {@link io.heard.local.mailbox.Delivery} takes mails over SMTP,
 * {@link io.heard.local.mailbox.MailStore} keeps each in a file and an index of them in memory, {@link
 * io.heard.local.mailbox.MailboxServer} serves the pages ({@link io.heard.local.mailbox.MailboxPages}) and the JSON.
 *
 * <p>Mails come from anywhere and are shown in a browser: whatever they hold is escaped, or shown in a frame that runs no
 * script and loads nothing.
 */
@NullMarked
package io.heard.local.mailbox;

import org.jspecify.annotations.NullMarked;
