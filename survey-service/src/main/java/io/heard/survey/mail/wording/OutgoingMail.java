package io.heard.survey.mail.wording;

import java.util.Optional;

/**
 * A mail ready to be composed.
 *
 * @param id becomes the message id together with our domain; the same mail sent again has the same
 * @param address one mailbox
 * @param name whom it is to, as the address line shows it
 * @param logo shown in the HTML as {@code cid:}{@value #LOGO_ID}
 * @param optOutUrl what a mail client's own unsubscribe button posts to
 */
public record OutgoingMail(
        String id,
        String address,
        Optional<String> name,
        String subject,
        String text,
        String html,
        String language,
        String optOutUrl,
        Optional<Look.Picture> logo,
        Envelope envelope) {

    public static final String LOGO_ID = "logo@heard.invalid";

    /**
     * What is not the letter itself.
     *
     * @param fromName whom it is from; ours when left out
     * @param replyTo where answers go; to our address when left out
     * @param inReplyTo id of the mail that this one reminds of
     * @param bounceAddress where reports about it go; to our address when left out
     * @param feedbackId names the campaign to large receivers, for their complaint figures
     */
    public record Envelope(
            Optional<String> fromName,
            Optional<String> replyTo,
            Optional<String> inReplyTo,
            Optional<String> bounceAddress,
            Optional<String> feedbackId) {

        public static final Envelope PLAIN =
                new Envelope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
