package io.heard.survey.respondent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An address that gets no mail any more, whoever has it now, and the respondent who said so. Written by SQL in {@link
 * Respondents}.
 */
@Entity
@Immutable
@IdClass(OptedOutAddress.Key.class)
public class OptedOutAddress {

    record Key(String address, UUID respondentId) {}

    /** In lower case. */
    @Id
    private String address;

    @Id
    private UUID respondentId;

    @Column(nullable = false)
    private Instant optedOutAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected OptedOutAddress() {}

    String address() {
        return address;
    }

    @Nullable
    UUID respondentId() {
        return respondentId;
    }

    Instant optedOutAt() {
        return optedOutAt;
    }
}
