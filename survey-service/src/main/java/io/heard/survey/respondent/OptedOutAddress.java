package io.heard.survey.respondent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An address that gets no mail any more, whoever has it now. Written by SQL in {@link Respondents}, never taken back. */
@Entity
@Immutable
public class OptedOutAddress {

    /** In lower case. */
    @Id
    private String address;

    @Column(nullable = false)
    private Instant optedOutAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected OptedOutAddress() {}

    String address() {
        return address;
    }

    Instant optedOutAt() {
        return optedOutAt;
    }
}
