package io.heard.survey.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.Event;
import io.heard.contracts.event.InteractionReopened;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import io.heard.survey.Database;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class InboxTest {

    private static final Event EVENT = new InteractionReopened("helpdesk", "i", "c");

    @Inject
    Inbox inbox;

    @Inject
    Database database;

    @Test
    void claimsManyAtOnceEachOfThemOnce() {
        var first = new ReceivedEvent(EventRecords.of(EVENT, "/inbox-test", "a"));
        var again = new ReceivedEvent(EventRecords.of(EVENT, "/inbox-test", "a"));
        var other = new ReceivedEvent(EventRecords.of(EVENT, "/inbox-test-two", "a"));
        var last = new ReceivedEvent(EventRecords.of(EVENT, "/inbox-test", "b"));
        assertThat(claim(List.of(first, again, other))).containsExactly(first, other);

        assertThat(claim(List.of(last, first))).containsExactly(last);
        assertThat(QuarkusTransaction.requiringNew().call(() -> inbox.claim(other)))
                .isFalse();
        assertThat(claim(List.of())).isEmpty();
    }

    private Set<ReceivedEvent> claim(List<ReceivedEvent> events) {
        return QuarkusTransaction.requiringNew().call(() -> inbox.claim(events));
    }

    @Test
    void forgetsWhatNoTopicKeepsAnyMore() {
        database.change("""
                insert into inbox (source, event_id, claimed_at)
                select '/inbox-test', 'old-' || n, now() - interval '31 days' from generate_series(1, 2100) n""");
        database.change("""
                insert into inbox (source, event_id, claimed_at)
                values ('/inbox-test', 'recent', now() - interval '29 days')""");

        inbox.forgetAllOld();

        assertThat(database.count(
                        "select count(*) from inbox where source = '/inbox-test' and event_id not in ('a', 'b')"))
                .isEqualTo(1);
    }
}
