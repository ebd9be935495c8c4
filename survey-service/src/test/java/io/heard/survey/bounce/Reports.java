package io.heard.survey.bounce;

import java.util.UUID;

/** Reports as mail servers write them, in the shapes that are seen; all addresses are made up. */
final class Reports {

    private Reports() {}

    /** The usual three parts. */
    static String delivery(String action, String status, String messageId) {
        return deliveryTo(
                "bounces@example.org", """
                Reporting-MTA: dns; mx.receiver.example

                Final-Recipient: rfc822; ann@receiver.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 no such user
                """.formatted(action, status), returned("text/rfc822-headers", messageId));
    }

    static String deliveryTo(String to, String status, String returned) {
        return wrap(to, "delivery-status", "message/delivery-status", status, returned);
    }

    static String complaint(String feedbackType, String messageId) {
        return wrap(
                "bounces@example.org",
                "feedback-report",
                "message/feedback-report",
                """
                Feedback-Type: %s
                User-Agent: Receiver/1.0
                Version: 1
                Original-Rcpt-To: redacted
                """.formatted(feedbackType),
                returned("message/rfc822", messageId));
    }

    static String returned(String type, String messageId) {
        return """
                --parts
                Content-Type: %s

                From: Heard <surveys@example.org>
                To: redacted
                Subject: How did we do?
                Message-ID:
                 %s

                """.formatted(type, messageId);
    }

    static String wrap(String to, String reportType, String partType, String status, String returned) {
        return """
                From: MAILER-DAEMON@mx.receiver.example
                To: <%s>
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s@mx.receiver.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=%s; boundary="parts"

                --parts
                Content-Type: text/plain; charset=utf-8

                Your mail could not be delivered. ann@somewhere.example 550 5.1.1

                --parts
                Content-Type: %s

                %s
                %s--parts--
                """.formatted(to, UUID.randomUUID(), reportType, partType, status, returned)
                .replace("\n", "\r\n");
    }
}
