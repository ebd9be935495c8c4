package io.heard.insights.erasure;

import io.heard.contracts.event.RespondentErased;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Lets tests of other rooms have a customer forgotten. */
@ApplicationScoped
public class Forgetting {

    private final Erasures erasures;
    private final Clock clock;

    Forgetting(Erasures erasures, Clock clock) {
        this.erasures = erasures;
        this.clock = clock;
    }

    public void forget(UUID customer) {
        erasures.erase(new RespondentErased(customer, List.of(), clock.instant()));
    }
}
