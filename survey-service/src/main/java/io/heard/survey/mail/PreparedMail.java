package io.heard.survey.mail;

import java.util.Optional;

/** A mail that only has to be handed to the server. */
public final class PreparedMail {

    private final Optional<MailMessage> message;

    PreparedMail(Optional<MailMessage> message) {
        this.message = message;
    }

    /** Empty when nothing that may be sent could be made of it. */
    Optional<MailMessage> message() {
        return message;
    }
}
