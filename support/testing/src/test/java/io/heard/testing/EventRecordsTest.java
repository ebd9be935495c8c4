package io.heard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.InteractionClosed.Customer;
import io.heard.messaging.MalformedEventException;
import io.heard.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventRecordsTest {

    private static final Instant CLOSED_AT = Instant.parse("2026-03-01T10:00:00Z");

    private static final InteractionClosed EVENT = new InteractionClosed(
            "helpdesk",
            "t-1",
            "support-call",
            "phone",
            "broadband",
            null,
            null,
            CLOSED_AT.minusSeconds(600),
            null,
            CLOSED_AT,
            new Customer("c-1", null, null, null, null),
            Map.of());

    @Test
    void areReadAsTheEventsTheyWereMadeOf() {
        ReceivedEvent received = new ReceivedEvent(EventRecords.of(EVENT, "/helpdesk", "e-1"));
        assertThat(received.is(InteractionClosed.TYPE)).isTrue();
        assertThat(received.source()).isEqualTo("/helpdesk");
        assertThat(received.id()).isEqualTo("e-1");
        assertThat(received.as(InteractionClosed.class)).isEqualTo(EVENT);
    }

    @Test
    void areMalformedOnDemand() {
        ReceivedEvent received =
                new ReceivedEvent(EventRecords.malformed(EVENT.topic(), EVENT.type(), "{\"source\": 7"));
        assertThatThrownBy(() -> received.as(InteractionClosed.class)).isInstanceOf(MalformedEventException.class);
    }
}
