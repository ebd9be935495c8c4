package io.heard.survey.interaction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One finished contact, its context as it was reported. Written by SQL in {@link Interactions}, never changed. */
@Entity
@Immutable
public class Interaction {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String source;

    @Column(nullable = false)
    private String sourceId;

    @Column(nullable = false)
    private UUID respondentId;

    @Column(nullable = false)
    private String touchpoint;

    @Column(nullable = false)
    private String channel;

    @Column(nullable = false)
    private String product;

    private @Nullable String team;

    private @Nullable String agent;

    @Column(nullable = false)
    private Instant openedAt;

    private @Nullable Instant firstRespondedAt;

    @Column(nullable = false)
    private Instant closedAt;

    @Column(nullable = false)
    private Instant recordedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(nullable = false)
    private Map<String, String> attributes;

    private @Nullable Instant reopenedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Interaction() {}

    public UUID id() {
        return id;
    }

    public String touchpoint() {
        return touchpoint;
    }

    public String channel() {
        return channel;
    }

    public String product() {
        return product;
    }

    public Optional<String> team() {
        return Optional.ofNullable(team);
    }

    public Optional<String> agent() {
        return Optional.ofNullable(agent);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<Instant> firstRespondedAt() {
        return Optional.ofNullable(firstRespondedAt);
    }

    public Map<String, String> attributes() {
        return Map.copyOf(attributes);
    }

    public Instant closedAt() {
        return closedAt;
    }

    /** Whether the contact went on after all. */
    public boolean isReopened() {
        return reopenedAt != null;
    }

    Interactions.SourceKey key() {
        return new Interactions.SourceKey(source, sourceId);
    }

    InteractionView view() {
        return new InteractionView(
                id,
                source,
                sourceId,
                touchpoint,
                channel,
                product,
                team,
                agent,
                openedAt,
                firstRespondedAt,
                closedAt,
                respondentId,
                recordedAt,
                attributes);
    }
}
