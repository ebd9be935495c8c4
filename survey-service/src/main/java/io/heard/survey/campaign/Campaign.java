package io.heard.survey.campaign;

import io.heard.survey.edition.Edition;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The standing rule: interactions like these lead to this survey. */
@Entity
public class Campaign {

    /** A campaign goes from draft to live, and between live and paused as often as one likes. */
    @Schema(name = "CampaignStatus")
    public enum Status {
        DRAFT,
        LIVE,
        PAUSED
    }

    /**
     * What its author decides.
     *
     * @param subject of the mail; null for our own words
     */
    record Terms(
            String name,
            UUID surveyId,
            Audience audience,
            @Nullable String subject,
            AskingRules rules) {}

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    @Column(nullable = false)
    private int edition;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private UUID surveyId;

    @Embedded
    private Audience audience;

    private @Nullable String subject;

    @Embedded
    private AskingRules rules;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    @Column(nullable = false)
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Campaign() {}

    Campaign(Terms terms, Instant now) {
        edit(terms);
        this.status = Status.DRAFT;
        this.createdAt = now;
    }

    final void edit(Terms terms) {
        name = terms.name();
        surveyId = terms.surveyId();
        audience = terms.audience();
        subject = terms.subject();
        rules = terms.rules();
    }

    void activate() {
        status = Status.LIVE;
    }

    /** A draft that was never live stays one. */
    void pause() {
        if (status == Status.LIVE) {
            status = Status.PAUSED;
        }
    }

    public UUID id() {
        return id;
    }

    Edition edition() {
        return new Edition(edition);
    }

    String name() {
        return name;
    }

    public UUID surveyId() {
        return surveyId;
    }

    public Audience audience() {
        return audience;
    }

    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public AskingRules rules() {
        return rules;
    }

    Status status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }
}
