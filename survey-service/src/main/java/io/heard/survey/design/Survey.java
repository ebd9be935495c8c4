package io.heard.survey.design;

import io.heard.http.edition.Edition;
import io.heard.http.problem.ProblemException;
import io.heard.survey.design.content.SurveyContent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A questionnaire that its author goes on editing. What customers see is its published {@link SurveyVersion}s. */
@Entity
public class Survey {

    @Schema(name = "SurveyStatus")
    enum Status {
        DRAFT,
        PUBLISHED,
        RETIRED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    @Column(nullable = false)
    private int edition;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(nullable = false)
    private SurveyContent content;

    private @Nullable Integer publishedVersion;

    @Column(nullable = false)
    private boolean changed;

    private @Nullable Instant retiredAt;

    @Column(nullable = false)
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Survey() {}

    Survey(SurveyContent content, Instant now) {
        this.content = content;
        this.changed = true;
        this.createdAt = now;
    }

    /** The logo stays: it is no part of what an author writes. */
    void edit(SurveyContent newContent) {
        become(newContent.withLogo(content.logo()));
    }

    /** @param logo path of the picture; null for none */
    void show(@Nullable String logo) {
        become(content.withLogo(Optional.ofNullable(logo)));
    }

    private void become(SurveyContent newContent) {
        if (!content.equals(newContent)) {
            content = newContent;
            changed = true;
        }
    }

    /** @throws ProblemException 409 when it is retired */
    void requireInUse() {
        if (isRetired()) {
            throw new ProblemException(SurveyProblem.SURVEY_RETIRED, "Bring the survey back before you change it");
        }
    }

    /** The next version to be kept; empty when the last one says the same already. */
    Optional<SurveyVersion> publish(Instant now) {
        if (!changed) {
            return Optional.empty();
        }
        publishedVersion = publishedVersion == null ? 1 : publishedVersion + 1;
        changed = false;
        return Optional.of(new SurveyVersion(id, publishedVersion, content, now));
    }

    /**
     * Nobody new is asked with it. What was asked already can still be answered, and it can be brought back.
     *
     * @return false when it was retired already
     */
    boolean retire(Instant now) {
        boolean changes = retiredAt == null;
        if (changes) {
            retiredAt = now;
        }
        return changes;
    }

    /** @return false when it was not retired */
    boolean bringBack() {
        boolean changes = isRetired();
        retiredAt = null;
        return changes;
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    public UUID id() {
        return id;
    }

    Edition edition() {
        return new Edition(edition);
    }

    SurveyContent content() {
        return content;
    }

    Status status() {
        if (isRetired()) {
            return Status.RETIRED;
        }
        return publishedVersion == null ? Status.DRAFT : Status.PUBLISHED;
    }

    /** The newest version, which invitations are made with; empty before the first publication. */
    public Optional<Integer> publishedVersion() {
        return Optional.ofNullable(publishedVersion);
    }

    boolean hasUnpublishedChanges() {
        return changed;
    }

    Instant createdAt() {
        return createdAt;
    }
}
