package io.heard.survey.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.messaging.outbox.Inbox;
import io.heard.survey.Database;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class InboxTest {

    @Inject
    Inbox inbox;

    @Inject
    Database database;

    @Test
    void forgetsWhatNoTopicKeepsAnyMore() {
        database.change("""
                insert into inbox (source, event_id, claimed_at)
                select '/inbox-test', 'old-' || n, now() - interval '31 days' from generate_series(1, 2100) n""");
        database.change("""
                insert into inbox (source, event_id, claimed_at)
                values ('/inbox-test', 'recent', now() - interval '29 days')""");

        inbox.forgetAllOld();

        assertThat(database.count("select count(*) from inbox where source = '/inbox-test'"))
                .isEqualTo(1);
    }
}
