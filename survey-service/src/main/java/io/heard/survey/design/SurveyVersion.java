package io.heard.survey.design;

import io.heard.survey.design.content.SurveyContent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** What customers were or are asked. Never changes. */
@Entity
@Immutable
public class SurveyVersion {

    /** Versions count from 1 within their survey. */
    @Embeddable
    public record Key(UUID surveyId, int version) {}

    @EmbeddedId
    private Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(nullable = false)
    private SurveyContent content;

    @Column(nullable = false)
    private Instant publishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected SurveyVersion() {}

    SurveyVersion(UUID surveyId, int version, SurveyContent content, Instant publishedAt) {
        this.key = new Key(surveyId, version);
        this.content = content;
        this.publishedAt = publishedAt;
    }

    public SurveyContent content() {
        return content;
    }

    public Key key() {
        return key;
    }

    Instant publishedAt() {
        return publishedAt;
    }
}
