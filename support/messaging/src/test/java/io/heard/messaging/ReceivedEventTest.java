package io.heard.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.InvitationSent;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedEventTest {

    private static final InvitationSent SENT = new InvitationSent(
            UUID.fromString("0195516f-0000-7000-8000-000000000001"),
            UUID.fromString("0195516f-0000-7000-8000-000000000040"),
            "support-call",
            "phone",
            "broadband",
            null,
            Instant.parse("2026-03-01T10:02:30Z"),
            Instant.parse("2026-03-01T12:02:33.123Z"));

    @Test
    void readsWhatWasWritten() {
        var event = new ReceivedEvent(record(EventJson.write(SENT)));

        assertThat(event.is(InvitationSent.TYPE)).isTrue();
        assertThat(event.is("io.heard.survey.invitation-issued.v1")).isFalse();
        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.source()).isEqualTo("/survey-service");
        assertThat(event.as(InvitationSent.class)).isEqualTo(SENT);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        String newer = EventJson.write(SENT).replaceFirst("\\{", "{\"addedLater\":{\"a\":1},");

        assertThat(new ReceivedEvent(record(newer)).as(InvitationSent.class)).isEqualTo(SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"invitationId\":",
                "not json, Mira's secret",
                "{\"invitationId\":\"Mira's secret\"}"
            })
    void refusesMalformedDataWithoutQuotingIt(String data) {
        assertThatThrownBy(() -> new ReceivedEvent(record(data)).as(InvitationSent.class))
                .isInstanceOf(MalformedEventException.class)
                .hasNoCause()
                .hasMessageContaining("Not a InvitationSent")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesARecordWithoutData() {
        assertThatThrownBy(() -> new ReceivedEvent(record(null)).as(InvitationSent.class))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void refusesWhatIsNoCloudEvent() {
        var plain = new ConsumerRecord<>("survey.invitations", 0, 0L, "key", "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> new ReceivedEvent(plain).is(InvitationSent.TYPE))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("ce_specversion");
    }

    @Test
    void refusesHeadersThatAreNoTextOrTooLong() {
        var notText = record("{}");
        notText.headers().add("ce_id", new byte[] {(byte) 0xC3, 0x28});
        var tooLong = record("{}");
        tooLong.headers().add("ce_id", "x".repeat(1_025).getBytes(UTF_8));

        assertThatThrownBy(() -> new ReceivedEvent(notText).id()).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> new ReceivedEvent(tooLong).id()).isInstanceOf(MalformedEventException.class);
    }

    private static ConsumerRecord<String, byte[]> record(@Nullable String data) {
        var record = new ConsumerRecord<>(
                "survey.invitations", 0, 0L, SENT.subject(), data == null ? null : data.getBytes(UTF_8));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_type", InvitationSent.TYPE.getBytes(UTF_8))
                .add("ce_source", "/survey-service".getBytes(UTF_8))
                .add("ce_id", "e-1".getBytes(UTF_8));
        return record;
    }
}
