package io.heard.local.mailbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What the index knows of a mail.
 *
 * @param position counts up in the order of arrival, without gaps as long as nobody deletes files
 * @param receivedAtMillis milliseconds since the epoch; a number, because there may be a hundred thousand of these
 * @param to the recipients of the envelope, comma-separated
 */
record StoredMail(
        long position,
        String from,
        String to,
        String subject,
        String messageId,
        @JsonIgnore long receivedAtMillis) {

    @JsonProperty("id")
    String id() {
        return Long.toString(position);
    }

    @JsonProperty("receivedAt")
    Instant receivedAt() {
        return Instant.ofEpochMilli(receivedAtMillis);
    }
}
