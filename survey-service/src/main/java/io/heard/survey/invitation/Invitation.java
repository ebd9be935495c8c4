package io.heard.survey.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One offer to one respondent to answer one survey version about one interaction.
 *
 * <p>Claims and leases are made by SQL in room {@code sending}; the verbs here are for who holds the claim.
 */
@Entity
@DynamicUpdate
public class Invitation {

    @Schema(name = "InvitationStatus")
    public enum Status {
        /** Waits for its time, for the end of a deferral, or for the mail server to come back. */
        PLANNED,
        /** A sender holds it. */
        SENDING,
        /** The mail server took the mail. */
        SENT,
        /** The mail server said no for good. */
        REFUSED,
        /** Nobody knows whether the mail went out. */
        UNKNOWN,
        /** The second look said no. */
        SUPPRESSED
    }

    /**
     * What is asked: the newest version at the time of the decision, unless the variant says another.
     *
     * @param variant the campaign's way to ask; null when there is only one
     */
    record Asked(UUID surveyId, int surveyVersion, @Nullable String variant) {}

    /** How many attempts may end in doubt: the first and one more, so nobody gets more than two copies. */
    private static final int MOST_DOUBTS = 2;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false)
    private UUID campaignId;

    @Column(nullable = false)
    private UUID interactionId;

    @Column(nullable = false)
    private UUID respondentId;

    @Column(nullable = false)
    private UUID surveyId;

    @Column(nullable = false)
    private int surveyVersion;

    private @Nullable String variant;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status = Status.PLANNED;

    @Column(nullable = false)
    private Instant dueAt;

    private @Nullable Instant issuedAt;

    private @Nullable Instant expiresAt;

    private @Nullable Instant nextAttemptAt;

    @Column(nullable = false)
    private int fence;

    @Column(nullable = false)
    private boolean begun;

    @Column(nullable = false)
    private int attempts;

    @Column(nullable = false)
    private int doubtful;

    private @Nullable String reason;

    private @Nullable Instant sentAt;

    private @Nullable Instant answeredAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Invitation() {}

    /** Planned for a time, and deferred until {@link #issue} is called. */
    Invitation(UUID campaignId, UUID interactionId, UUID respondentId, Asked asked, Instant dueAt) {
        this.campaignId = campaignId;
        this.interactionId = interactionId;
        this.respondentId = respondentId;
        this.surveyId = asked.surveyId();
        this.surveyVersion = asked.surveyVersion();
        this.variant = asked.variant();
        this.dueAt = dueAt;
        this.nextAttemptAt = dueAt;
    }

    /** Gives it its place in the contact cap and its link a lifetime, which starts when it is due. */
    void issue(Instant now, Duration linkLifetime) {
        issuedAt = now;
        expiresAt = (dueAt.isAfter(now) ? dueAt : now).plus(linkLifetime);
    }

    /** Somebody else asked meanwhile. */
    void defer(Instant until) {
        status = Status.PLANNED;
        dueAt = until;
        nextAttemptAt = until;
    }

    /** Not wanted any more. An earlier attempt in doubt stays in doubt. */
    void suppress(String why) {
        status = doubtful > 0 ? Status.UNKNOWN : Status.SUPPRESSED;
        reason = why;
        nextAttemptAt = null;
    }

    public void accepted(Instant now) {
        status = Status.SENT;
        sentAt = now;
        reason = null;
        nextAttemptAt = null;
    }

    public void refused(int replyCode) {
        status = Status.REFUSED;
        reason = "reply-" + replyCode;
        nextAttemptAt = null;
    }

    /** It did not go out this time. */
    public void postponed(String why, Instant nextAttempt) {
        status = doubtful > 0 ? Status.UNKNOWN : Status.PLANNED;
        begun = false;
        reason = why;
        nextAttemptAt = nextAttempt;
    }

    /** Nobody knows; it is tried once more, with the same message id, and then left alone. */
    public void inDoubt(Instant nextAttempt) {
        doubtful++;
        status = Status.UNKNOWN;
        begun = false;
        reason = "in-doubt";
        nextAttemptAt = hasDoubtsLeft() ? nextAttempt : null;
    }

    boolean hasDoubtsLeft() {
        return doubtful < MOST_DOUBTS;
    }

    /** True while the claim with this number is the one that counts. */
    public boolean isHeldBy(int claim) {
        return status == Status.SENDING && fence == claim;
    }

    public UUID id() {
        return id;
    }

    public UUID campaignId() {
        return campaignId;
    }

    UUID interactionId() {
        return interactionId;
    }

    public UUID respondentId() {
        return respondentId;
    }

    UUID surveyId() {
        return surveyId;
    }

    int surveyVersion() {
        return surveyVersion;
    }

    /** The campaign's way to ask; empty when there was only one. */
    Optional<String> variant() {
        return Optional.ofNullable(variant);
    }

    public Status status() {
        return status;
    }

    Instant dueAt() {
        return dueAt;
    }

    Optional<Instant> issuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    /** Empty while deferred. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public int fence() {
        return fence;
    }

    public int attempts() {
        return attempts;
    }

    public int doubtful() {
        return doubtful;
    }

    /** When a sender may take it next; empty when nothing is left to do. */
    Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** Why it was refused, suppressed, postponed or is in doubt. */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
