package io.heard.feedback.invitation;

import java.time.Instant;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** When the mail of an invitation left: nobody can have read it before. */
public record MailSent(@BsonId UUID invitationId, Instant sentAt) {}
