package io.heard.survey.invitation;

import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * One offer to one respondent to answer one survey version about one interaction.
 *
 * <p>Claims, leases and what becomes of a mail are written by SQL in room {@code sending}; the verbs here are for the
 * second look, while the row is locked.
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
        SUPPRESSED,
        /** Nobody was asked here: the company brought an answer of the past along. */
        IMPORTED
    }

    /**
     * What is asked: the newest version at the time of the decision, or what the variant was settled with.
     *
     * @param variant the campaign's way to ask; null when there is only one
     */
    record Asked(UUID surveyId, int surveyVersion, @Nullable String variant) {}

    /**
     * What the gates said at a moment.
     *
     * @param at when they were looked at
     */
    @Schema(name = "GateLook", description = "What every gate said at a moment")
    public record Look(Instant at, List<GateResult> gates) {

        public Look {
            gates = List.copyOf(gates);
        }
    }

    /** How many attempts may end in doubt: the first and one more, so nobody gets more than two copies. */
    public static final int MOST_DOUBTS = 2;

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

    @Column(nullable = false)
    private int step;

    @Column(nullable = false)
    private int mails;

    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable Look secondLook;

    private @Nullable UUID gaveWayTo;

    private @Nullable Instant gaveWayAt;

    private @Nullable String countedFor;

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

    /** Answered before the platform was there. */
    static Invitation imported(
            UUID campaignId, UUID interactionId, UUID respondentId, Asked asked, Instant answeredAt) {
        var invitation = new Invitation(campaignId, interactionId, respondentId, asked, answeredAt);
        invitation.status = Status.IMPORTED;
        invitation.nextAttemptAt = null;
        invitation.answeredAt = answeredAt;
        return invitation;
    }

    /** Gives it its place in the contact cap and its link a lifetime, which starts when it is due. */
    void issue(Instant now, Duration linkLifetime) {
        issuedAt = now;
        expiresAt = (dueAt.isAfter(now) ? dueAt : now).plus(linkLifetime);
    }

    /** Somebody else asked meanwhile. */
    void defer(Instant until) {
        status = step > 0 ? Status.SENT : Status.PLANNED;
        dueAt = until;
        nextAttemptAt = until;
    }

    /**
     * Another campaign goes first.
     *
     * @param campaign the other one
     * @param to its new time; empty when there is none before it would be too late
     */
    void giveWay(UUID campaign, Optional<Instant> to, Instant now) {
        gaveWayTo = campaign;
        gaveWayAt = now;
        to.ifPresentOrElse(this::defer, () -> suppress(Gate.CONTACT_CAP.name()));
    }

    /** What every gate said when it was last due. */
    void lookedAgain(Instant at, List<GateResult> gates) {
        secondLook = new Look(at, gates);
    }

    /** Whether this mail of this day is in the campaign's daily budget already: it may be claimed more than once. */
    boolean isCountedFor(String mail) {
        return mail.equals(countedFor);
    }

    void countFor(String mail) {
        countedFor = mail;
    }

    /** Not wanted any more. An earlier attempt in doubt stays in doubt, and a first mail that went out stays sent. */
    void suppress(String why) {
        status = step > 0 ? Status.SENT : doubtful > 0 ? Status.UNKNOWN : Status.SUPPRESSED;
        reason = why;
        nextAttemptAt = null;
    }

    void accepted(Instant now) {
        status = Status.SENT;
        sentAt = now;
        reason = null;
        nextAttemptAt = null;
    }

    boolean hasDoubtsLeft() {
        return doubtful < MOST_DOUBTS;
    }

    public UUID id() {
        return id;
    }

    public UUID campaignId() {
        return campaignId;
    }

    public UUID interactionId() {
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
    public Optional<String> variant() {
        return Optional.ofNullable(variant);
    }

    public Status status() {
        return status;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Optional<Instant> issuedAt() {
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

    int doubtful() {
        return doubtful;
    }

    /** Which mail is sent or waits: 0 is the invitation, 1 the first reminder. */
    public int step() {
        return step;
    }

    /** How many mails of it the mail server took: the invitation and its reminders. */
    public int mails() {
        return mails;
    }

    /** When a sender may take it next; empty when nothing is left to do. */
    Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** Why it was refused, suppressed, postponed or is in doubt. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The campaign that took its place last; empty when none ever did. */
    public Optional<UUID> gaveWayTo() {
        return Optional.ofNullable(gaveWayTo);
    }

    /** True when another campaign has taken its place since it was last due. */
    public boolean isDisplaced() {
        return gaveWayAt != null && (secondLook == null || gaveWayAt.isAfter(secondLook.at()));
    }

    /** Empty until it was due for the first time. */
    public Optional<Look> secondLook() {
        return Optional.ofNullable(secondLook);
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
