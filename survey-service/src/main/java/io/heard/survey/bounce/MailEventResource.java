package io.heard.survey.bounce;

import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.scope.ProductScope;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of mails, told by a program of the company. */
@Path("/api/v1/mail-events")
@Tag(name = "Sending")
public class MailEventResource {

    static final String REPORT = "message/rfc822";

    static final String EXAMPLE = """
            {"events": [
              {"id": "evt-91", "kind": "bounced", "status": "5.1.1",
               "messageId": "<inv-0198c0de-0000-7000-8000-000000000003@example.org>"},
              {"id": "evt-92", "kind": "complained",
               "messageId": "<inv-0198c0de-0000-7000-8000-000000000004@example.org>"}]}""";

    private static final String REPORT_EXAMPLE = """
            From: MAILER-DAEMON@example.org
            To: bounces@example.org
            Subject: Undelivered mail
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=part

            --part
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; ann@example.org
            Action: failed
            Status: 5.1.1

            --part
            Content-Type: text/rfc822-headers

            Message-ID: <inv-0198c0de-0000-7000-8000-000000000003@example.org>

            --part--
            """;

    private final MailEvents events;
    private final MailEventRules rules;
    private final ReportReader reports;
    private final ProductScope scope;
    private final SecurityIdentity caller;

    MailEventResource(
            MailEvents events,
            MailEventRules rules,
            ReportReader reports,
            ProductScope scope,
            SecurityIdentity caller) {
        this.events = events;
        this.rules = rules;
        this.reports = reports;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({"administrator", "intake"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellMailEvents",
            summary = "Tell what became of mails",
            description =
                    "Bounces with status 5.1.1, 5.1.2 or 5.1.10 and complaints end mails to the address; bounces with "
                            + "another status are noted, passing ones counted. Each `id` counts once. Mails nobody knows are taken "
                            + "and ignored. Administrators may also post one report as a mail server sent it (`message/rfc822`, "
                            + "RFC 3464 or 5965).")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MailEventsDraft.class),
                        examples = @ExampleObject(name = "bounce and complaint", value = EXAMPLE)),
                @Content(
                        mediaType = REPORT,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "bounce", value = REPORT_EXAMPLE))
            })
    @APIResponse(responseCode = "204", description = "Kept")
    public void tell(@NotNull MailEventsDraft draft) {
        // Two systems may number their events alike.
        String source = "api-" + caller.getPrincipal().getName();
        events.take(rules.read(source.substring(0, Math.min(source.length(), 64)), draft), scope.products());
    }

    @POST
    @RolesAllowed("administrator")
    @Consumes(REPORT)
    @Blocking
    @Operation(hidden = true)
    public void report(byte[] report) {
        MailEvent event = reports.read(report)
                .orElseThrow(
                        () -> new ProblemException(RequestProblem.INVALID_REQUEST, "This is no report about a mail"));
        events.take(List.of(event), Optional.empty());
    }
}
