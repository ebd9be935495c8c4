package io.heard.survey.invitation;

import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import io.heard.survey.invitation.policy.InvitationDecision;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One line of the ledger: what was decided about one interaction for one campaign, and on what grounds. */
@Entity
@Immutable
public class Decision {

    @Schema(name = "DecisionOutcome")
    public enum Outcome {
        INVITED,
        SKIPPED,
        DEFERRED
    }

    /** There is one decision about an interaction and a campaign, whatever is reported twice. */
    @Embeddable
    record Key(UUID interactionId, UUID campaignId) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Outcome outcome;

    @Enumerated(EnumType.STRING)
    private @Nullable Gate reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(nullable = false)
    private List<GateResult> gates;

    @Column(nullable = false)
    private Instant decidedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Decision() {}

    Decision(UUID interactionId, UUID campaignId, InvitationDecision decision, Instant decidedAt) {
        this.key = new Key(interactionId, campaignId);
        this.gates = decision.gates();
        this.decidedAt = decidedAt;
        switch (decision) {
            case InvitationDecision.Invite invite -> outcome = Outcome.INVITED;
            case InvitationDecision.Defer defer -> {
                outcome = Outcome.DEFERRED;
                reason = Gate.CONTACT_CAP;
            }
            case InvitationDecision.Skip skip -> {
                outcome = Outcome.SKIPPED;
                reason = skip.reason();
            }
        }
    }

    public UUID interactionId() {
        return key.interactionId();
    }

    public UUID campaignId() {
        return key.campaignId();
    }

    public Outcome outcome() {
        return outcome;
    }

    public Optional<Gate> reason() {
        return Optional.ofNullable(reason);
    }

    public List<GateResult> gates() {
        return gates;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
