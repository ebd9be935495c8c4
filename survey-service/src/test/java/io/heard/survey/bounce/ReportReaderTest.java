package io.heard.survey.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.bounce.MailEvent.Effect;
import io.heard.survey.bounce.MailEvent.Kind;
import io.heard.survey.mail.TestBounceAddresses;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private static final UUID INVITATION = UUID.fromString("0198c0de-0000-7000-8000-000000000003");
    private static final String MESSAGE_ID = "<inv-" + INVITATION + "@example.org>";

    private final ReportReader reader = new ReportReader(new MailEventRules(TestBounceAddresses.create()));

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, BOUNCED, SUPPRESS",
        "Failed, 5.1.10, BOUNCED, SUPPRESS",
        "failed, 5.1.2 (bad destination), BOUNCED, SUPPRESS",
        "failed, 5.2.2, BOUNCED, NOTHING",
        "failed, 5.7.1, BOUNCED, NOTHING",
        "failed, 4.4.7, BOUNCED, COUNT",
        "failed, '', BOUNCED, COUNT",
        "failed, five, BOUNCED, COUNT",
        "delayed, 4.4.1, OTHER, NOTHING",
        "relayed, 2.1.9, OTHER, NOTHING",
        "delivered, 2.1.5, OTHER, NOTHING",
        "expanded, 2.1.5, OTHER, NOTHING",
    })
    void onlyFailedIsABounceAndOnlyNobodyThereIsForGood(String action, String status, Kind kind, Effect effect) {
        MailEvent event = read(Reports.delivery(action, status, MESSAGE_ID)).orElseThrow();

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.effect()).isEqualTo(effect);
        assertThat(event.invitation()).contains(INVITATION);
    }

    @Test
    void makesUpNoStatusFromWhatPeopleAreTold() {
        String report = Reports.delivery("failed", "", MESSAGE_ID).replace("Status: \r\n", "");

        assertThat(read(report).orElseThrow().status()).isEmpty();
    }

    @Test
    void believesTheSignedAddressBeforeTheReturnedMail() {
        UUID other = UUID.fromString("0198c0de-0000-7000-8000-000000000009");
        String report = Reports.deliveryTo(
                TestBounceAddresses.of(other), failed(), Reports.returned("text/rfc822-headers", MESSAGE_ID));

        assertThat(read(report).orElseThrow().invitation()).contains(other);
    }

    @Test
    void knowsNobodyByAForgedAddressOrABareOne() {
        String forged = TestBounceAddresses.of(INVITATION).replaceFirst("-[0-9a-f]{20}@", "-00000000000000000000@");

        assertThat(read(Reports.deliveryTo(forged, failed(), "")).orElseThrow().invitation())
                .isEmpty();
        assertThat(read(Reports.deliveryTo("ann@receiver.example", failed(), ""))
                        .orElseThrow()
                        .invitation())
                .isEmpty();
    }

    @Test
    void findsTheReceiverOfTheReportWhereServersPutIt() {
        String report = Reports.deliveryTo("list@example.org", failed(), "")
                .replace("Subject:", "Delivered-To: " + TestBounceAddresses.of(INVITATION) + "\r\nSubject:");

        assertThat(read(report).orElseThrow().invitation()).contains(INVITATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/rfc822-headers", "message/rfc822", "message/global-headers"})
    void readsTheReturnedMailInEveryForm(String type) {
        String report = Reports.deliveryTo("b@example.org", failed(), Reports.returned(type, MESSAGE_ID));

        assertThat(read(report).orElseThrow().invitation()).contains(INVITATION);
    }

    @Test
    void readsReportsAboutAddressesInOtherScripts() {
        String report = Reports.wrap(
                "b@example.org",
                "delivery-status",
                "message/global-delivery-status",
                failed(),
                Reports.returned("message/global-headers", MESSAGE_ID));

        assertThat(read(report).orElseThrow().effect()).isEqualTo(Effect.SUPPRESS);
    }

    @Test
    void readsFoldedFieldsAndSeveralRecipients() {
        String groups = """
                Reporting-MTA: dns; mx.receiver.example

                Final-Recipient: rfc822; one@receiver.example
                Action: delayed
                Status: 4.0.0

                Final-Recipient: rfc822;
                 ann@receiver.example
                Action:
                 failed
                Status:
                \t5.1.1
                """;

        MailEvent event = read(Reports.deliveryTo(
                        "b@example.org", groups, Reports.returned("message/rfc822", MESSAGE_ID)))
                .orElseThrow();
        assertThat(event.kind()).isEqualTo(Kind.BOUNCED);
        assertThat(event.status()).isEqualTo("5.1.1");
    }

    @Test
    void aReminderIsAMailOfTheSameInvitation() {
        assertThat(read(Reports.delivery("failed", "5.1.1", "<inv-" + INVITATION + "-r2@example.org>"))
                        .orElseThrow()
                        .invitation())
                .contains(INVITATION);
    }

    @ParameterizedTest
    @CsvSource({"abuse, COMPLAINED", "fraud, COMPLAINED", "not-spam, OTHER", "virus, OTHER"})
    void readsComplaints(String type, Kind kind) {
        MailEvent event = read(Reports.complaint(type, MESSAGE_ID)).orElseThrow();

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.invitation()).contains(INVITATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday.",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\nno parts",
                "Content-Type: ???\r\n\r\n",
                "Content-Type: text/plain\r\n\r\nFinal-Recipient: rfc822; a@b.test\r\nAction: failed\r\nStatus: 5.1.1",
            })
    void leavesWhatIsNoReport(String mail) {
        assertThat(read(mail)).isEmpty();
    }

    @Test
    void readsNothingThatIsTooLargeOrTooDeep() {
        assertThat(read(Reports.delivery("failed", "5.1.1", MESSAGE_ID) + "x".repeat(1 << 20)))
                .isEmpty();
        String deep = "--parts\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--parts--\r\n";
        for (int i = 0; i < 10; i++) {
            deep = "--b" + i + "\r\nContent-Type: multipart/mixed; boundary=" + (i == 0 ? "parts" : "b" + (i - 1))
                    + "\r\n\r\n" + deep + "--b" + i + "--\r\n";
        }

        assertThat(read("Content-Type: multipart/report; boundary=b9\r\n\r\n" + deep))
                .isEmpty();
    }

    @Test
    void theSameReportIsTheSameEvent() {
        String report = Reports.delivery("failed", "5.1.1", MESSAGE_ID).replaceFirst("Message-ID: .*\r\n", "");

        assertThat(read(report).orElseThrow().id())
                .isEqualTo(read(report).orElseThrow().id())
                .startsWith("sha256-");
    }

    private static String failed() {
        return "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; forwarded@inside.example\nAction: failed\nStatus: 5.1.1\n";
    }

    private Optional<MailEvent> read(String report) {
        return reader.read(report.getBytes(ISO_8859_1));
    }
}
