package io.heard.survey.mail;

import java.util.Optional;

/**
 * A mail ready to be composed.
 *
 * @param id becomes the message id together with our domain; the same mail sent again has the same
 * @param address one mailbox
 * @param name whom it is to, as the address line shows it
 * @param optOutUrl what a mail client's own unsubscribe button posts to
 */
record OutgoingMail(
        String id,
        String address,
        Optional<String> name,
        String subject,
        String text,
        String html,
        String language,
        String optOutUrl) {}
