package io.heard.survey.respondent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as someone we may ask. Written by SQL in {@link Respondents}; nothing else changes one. */
@Entity
public class Respondent {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String customerId;

    private @Nullable String email;

    private @Nullable String firstName;

    private @Nullable String locale;

    private @Nullable String timeZone;

    private @Nullable Instant optedOutAt;

    private @Nullable String wishedLanguage;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Respondent() {}

    /** Our pseudonym of the customer, which the other services know. */
    public UUID id() {
        return id;
    }

    String customerId() {
        return customerId;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Optional<String> firstName() {
        return Optional.ofNullable(firstName);
    }

    /** What the customer chose, else what was reported; BCP 47. */
    public Optional<String> locale() {
        return Optional.ofNullable(wishedLanguage).or(() -> Optional.ofNullable(locale));
    }

    /** Where the customer's days begin and end; UTC when nobody told us. */
    public ZoneId zone() {
        return knownZone().orElse(ZoneOffset.UTC);
    }

    public Optional<ZoneId> knownZone() {
        return Optional.ofNullable(timeZone).map(ZoneId::of);
    }

    Optional<Instant> optedOutAt() {
        return Optional.ofNullable(optedOutAt);
    }
}
