package io.heard.survey.respondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether, about what and how often somebody may be asked. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestTransaction
class StandingTest {

    private final Scene scene = new Scene();

    @Inject
    Respondents respondents;

    @Inject
    Database database;

    @Test
    void aNewCustomerMayBeAsked() {
        UUID ann = known("ann", scene.email("ann"));

        assertThat(respondents.standing(ann))
                .isEqualTo(new Standing(true, false, Optional.empty(), Set.of(), Optional.empty()));
    }

    @Test
    void somebodyWithoutAnAddressHasNone() {
        assertThat(respondents.standing(known("ann", null)).hasAddress()).isFalse();
    }

    @Test
    void anOptOutHoldsForEverybodyWithTheAddress() {
        UUID ann = known("ann", scene.email("ann"));
        UUID again = known("again", scene.email("ann").toUpperCase(Locale.ROOT));
        UUID bo = known("bo", scene.email("bo"));
        respondents.optOut(ann, OptedOutBy.CUSTOMER);

        assertThat(respondents.standings(List.of(ann, again, bo)))
                .hasSize(3)
                .satisfies(
                        standings -> assertThat(standings.get(ann).optedOut()).isTrue())
                .satisfies(
                        standings -> assertThat(standings.get(again).optedOut()).isTrue())
                .satisfies(standings -> assertThat(standings.get(bo).optedOut()).isFalse());
    }

    @Test
    void aSuppressionHoldsForTheAddressInAnyCaseAndForWhoeverGetsItLater() {
        respondents.suppress(scene.email("ann").toUpperCase(Locale.ROOT), Suppression.BOUNCED);

        assertThat(respondents.standing(known("ann", scene.email("ann"))).suppression())
                .contains(Suppression.BOUNCED);
    }

    @Test
    void aComplaintOutranksABounce() {
        UUID ann = known("ann", scene.email("ann"));
        respondents.suppress(ann, Suppression.BOUNCED);
        respondents.suppress(ann, Suppression.COMPLAINED);
        respondents.suppress(ann, Suppression.BOUNCED);

        assertThat(respondents.standing(ann).suppression()).contains(Suppression.COMPLAINED);
    }

    @Test
    void nothingIsSuppressedForSomebodyWithoutAnAddress() {
        UUID ann = known("ann", null);
        respondents.suppress(ann, Suppression.BOUNCED);

        assertThat(respondents.standing(ann).suppression()).isEmpty();
    }

    @Test
    void refusedTopicsAndFrequenciesOfOneMailboxAddUp() {
        UUID ann = known("ann", scene.email("ann"));
        UUID again = known("again", scene.email("ann"));
        wish(ann, "delivery", 3_600);
        wish(again, "support", 7_200);

        assertThat(respondents.standing(ann).refusedTopics()).containsExactlyInAnyOrder("delivery", "support");
        assertThat(respondents.standing(ann).wantsAtMostEvery()).contains(Duration.ofHours(2));
    }

    @Test
    void knowsNoStandingOfStrangers() {
        assertThat(respondents.standings(List.of(UUID.randomUUID()))).isEmpty();
        assertThat(respondents.standings(List.of())).isEmpty();
        assertThatThrownBy(() -> respondents.standing(UUID.randomUUID())).isInstanceOf(NoSuchElementException.class);
    }

    private UUID known(String name, String email) {
        return respondents
                .remember(List.of(new ReportedCustomer(scene.customer(name), email, null, null, null)))
                .get(scene.customer(name))
                .id();
    }

    private void wish(UUID id, String topic, int seconds) {
        database.change("insert into refused_topic values ('%s', '%s', now())".formatted(id, topic));
        database.change("update respondent set at_most_every = %d where id = '%s'".formatted(seconds, id));
    }
}
