package io.heard.survey.sending;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How sending is going. */
@Path("/api/v1/sending")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"administrator", "campaign-manager"})
@Tag(name = "Sending")
public class SendingResource {

    private static final String EXAMPLE = """
            {"state": "PAUSED", "failureShare": 0.83, "resumesAt": "2026-03-01T12:00:30Z",
             "due": 1240, "atTheServer": 0, "inDoubt": 2}""";

    private final SendingStatus status;

    SendingResource(SendingStatus status) {
        this.status = status;
    }

    @GET
    @Operation(
            summary = "How sending is going",
            description =
                    "Of this instance whether it sends, and of the whole service what waits. Sending pauses by itself "
                            + "when most mails fail, and tries one mail after the pause.")
    @APIResponse(
            responseCode = "200",
            description = "The status",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SendingView.class),
                            examples = @ExampleObject(name = "paused", value = EXAMPLE)))
    public SendingView get() {
        return status.view();
    }
}
