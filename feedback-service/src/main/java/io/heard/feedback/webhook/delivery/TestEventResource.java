package io.heard.feedback.webhook.delivery;

import io.heard.feedback.webhook.WebHook;
import io.heard.feedback.webhook.WebHooks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Trying a hook out. */
@Path("/api/v1/web-hooks/{id}/test-events")
@RolesAllowed("administrator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Web hooks")
public class TestEventResource {

    private final WebHooks hooks;
    private final HookedEvents events;
    private final HookDeliverer deliverer;

    TestEventResource(WebHooks hooks, HookedEvents events, HookDeliverer deliverer) {
        this.hooks = hooks;
        this.events = events;
        this.deliverer = deliverer;
    }

    @POST
    @Operation(
            summary = "Send a test event",
            description =
                    "Of the type `test`, on the very way that all others take: signed, tried again, and in the log of "
                            + "deliveries, where it says how it went.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery, waiting",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "409", description = "The hook is switched off")
    public RestResponse<DeliveryView> send(@RestPath UUID id) {
        WebHook hook = ReplayResource.ActiveHook.require(hooks, id);
        deliverer.wake(id);
        return RestResponse.accepted(DeliveryView.of(events.test(hook)));
    }
}
