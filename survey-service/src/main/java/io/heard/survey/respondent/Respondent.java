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

    /** What the customer id begins with of somebody who was forgotten and is reported anew. */
    static final String FORGOTTEN = "forgotten-";

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

    /** True for somebody who was forgotten and is reported anew: nothing that tells who it is may be kept. */
    public boolean isForgotten() {
        return customerId.startsWith(FORGOTTEN);
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

    /** What the customer chose, if anything. */
    public Optional<String> wishedLanguage() {
        return Optional.ofNullable(wishedLanguage);
    }

    Optional<Instant> optedOutAt() {
        return Optional.ofNullable(optedOutAt);
    }
}
