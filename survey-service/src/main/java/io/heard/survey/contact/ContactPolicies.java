package io.heard.survey.contact;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.http.edition.Edition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The one contact policy there is, with who changed it last. */
@ApplicationScoped
public class ContactPolicies {

    private static final String READ = """
            select maximum_invitations, window_seconds, edition, changed_by, changed_at from contact_policy""";

    private static final String CHANGE = """
            update contact_policy
            set maximum_invitations = :maximum, window_seconds = :window, edition = edition + 1,
                changed_by = :by, changed_at = :at""";

    private final Session session;

    ContactPolicies(Session session) {
        this.session = session;
    }

    /** Whoever changes it after us waits for nobody: decisions under way use the one they have read. */
    @Transactional
    public ContactPolicy current() {
        return kept("").policy();
    }

    /** Locked until the end of the transaction, so that two administrators take turns. */
    @Transactional(MANDATORY)
    Kept toEdit() {
        return kept(" for update");
    }

    @Transactional
    Kept kept() {
        return kept("");
    }

    @Transactional(MANDATORY)
    Kept change(ContactPolicy policy, String by, Instant at) {
        session.createNativeMutationQuery(CHANGE)
                .setParameter("maximum", policy.maximumInvitations())
                .setParameter("window", policy.window().toSeconds())
                .setParameter("by", by)
                .setParameter("at", at)
                .executeUpdate();
        return kept("");
    }

    /** The policy as it is kept. */
    record Kept(ContactPolicy policy, Edition edition, Optional<String> changedBy, Optional<Instant> changedAt) {}

    private Kept kept(String lock) {
        Tuple row = session.createNativeQuery(READ + lock, Tuple.class).getSingleResult();
        @Nullable String by = row.get("changed_by", String.class);
        @Nullable Instant at = row.get("changed_at", Instant.class);
        return new Kept(
                new ContactPolicy(
                        row.get("maximum_invitations", Integer.class),
                        Duration.ofSeconds(row.get("window_seconds", Long.class))),
                new Edition(row.get("edition", Integer.class)),
                Optional.ofNullable(by),
                Optional.ofNullable(at));
    }
}
