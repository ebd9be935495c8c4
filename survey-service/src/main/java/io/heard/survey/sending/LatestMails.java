package io.heard.survey.sending;

import io.heard.survey.respondent.trace.MailTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reads what {@link InvitationQueue} wrote when a mail began and when it was taken. */
@ApplicationScoped
class LatestMails implements MailTimes {

    private final Session session;

    LatestMails(Session session) {
        this.session = session;
    }

    @Override
    @Transactional
    public Optional<Instant> latest(UUID invitationId) {
        return session.createNativeQuery(
                        "select mailed_at from invitation where id = :id and mailed_at is not null", Instant.class)
                .setParameter("id", invitationId)
                .uniqueResultOptional();
    }
}
