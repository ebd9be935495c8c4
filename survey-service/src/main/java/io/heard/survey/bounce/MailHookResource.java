package io.heard.survey.bounce;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What became of mails, told by a mail service. It has no token; its signature over what it sends is the permission. */
@Path("/hooks/mail")
@PermitAll
@Tag(name = "Sending")
@SecurityRequirements
public class MailHookResource {

    private final HookSignatures signatures;
    private final MailEvents events;
    private final MailEventRules rules;
    private final ObjectMapper json;

    MailHookResource(HookSignatures signatures, MailEvents events, MailEventRules rules, ObjectMapper json) {
        this.signatures = signatures;
        this.events = events;
        this.rules = rules;
        this.json = json;
    }

    @POST
    @Path("/{provider}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            summary = "Tell what became of mails, signed",
            description =
                    "`X-Heard-Signature` is the hexadecimal HMAC-SHA-256, under the secret of the mail service, of "
                            + "`X-Heard-Timestamp` (seconds since 1970), a dot and the body as it is sent. Answered when kept; the "
                            + "same events may be sent again.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MailEventsDraft.class),
                            examples =
                                    @ExampleObject(name = "bounce and complaint", value = MailEventResource.EXAMPLE)))
    @APIResponse(responseCode = "204", description = "Kept")
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    public void tell(
            @Parameter(
                            description = "The name under which the secret of the mail service is kept",
                            example = "acme-mail")
                    @RestPath
                    String provider,
            @Parameter(description = "When it was signed, in seconds since 1970", example = "1772359200")
                    @HeaderParam("X-Heard-Timestamp")
                    @Nullable
                    String timestamp,
            @Parameter(
                            description = "Hexadecimal HMAC-SHA-256",
                            example = "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592")
                    @HeaderParam("X-Heard-Signature")
                    @Nullable
                    String signature,
            byte[] body) {
        if (!signatures.isGenuine(provider, timestamp, signature, body)) {
            throw new ProblemException(BounceProblem.HOOK_NOT_SIGNED, "The signature is missing, wrong or too old");
        }
        events.take(rules.read("hook-" + provider, draft(body)), Optional.empty());
    }

    private MailEventsDraft draft(byte[] body) {
        try {
            return json.readValue(body, MailEventsDraft.class);
        } catch (IOException e) {
            throw new ProblemException(RequestProblem.INVALID_REQUEST, "The body is not valid JSON");
        }
    }
}
