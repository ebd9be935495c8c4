package io.heard.feedback.webhook.delivery;

import io.heard.feedback.documents.Position;
import io.heard.feedback.webhook.WebHookProblem;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The log of deliveries over HTTP: what was told to whom, and how that went. */
@Path("/api/v1/web-hook-deliveries")
@RolesAllowed("administrator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Web hooks")
public class DeliveryResource {

    private final Deliveries deliveries;
    private final HookDeliverer deliverer;
    private final Clock clock;

    DeliveryResource(Deliveries deliveries, HookDeliverer deliverer, Clock clock) {
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "List deliveries",
            description =
                    "The latest first. `state=DEAD` lists what was given up after 72 hours and waits for somebody to "
                            + "replay it. They are kept for 30 days unless configured otherwise.")
    @APIResponse(responseCode = "200", description = "A page of deliveries")
    public Page<DeliveryView> list(
            @Parameter(
                            description = "Only those to this web hook",
                            example = "0198c0de-0000-7000-8000-000000000002",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String webHookId,
            @Parameter(description = "WAITING, DELIVERED, DEAD or DROPPED", example = "DEAD") @RestQuery @Nullable
                    String state,
            @Parameter(description = "Made at this moment or later", example = "2026-03-02T00:00:00Z")
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = "Made before this moment", example = "2026-03-03T00:00:00Z") @RestQuery @Nullable
                    String to,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        var fields = new Fields();
        var filter = new Deliveries.Filter(
                fields.id("webHookId", webHookId),
                Values.state(fields, "state", state),
                fields.instant("from", from),
                fields.instant("to", to));
        fields.refuseIfWrong();
        return Page.of(
                        deliveries.list(filter, Position.read(pageToken).orElse(null), size + 1),
                        size,
                        delivery -> new Position(delivery.createdAt(), delivery.id()).text())
                .map(DeliveryView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a delivery", description = "With what is sent. Verbatims in it are masked.")
    @APIResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public DeliveryView get(@RestPath UUID id) {
        return DeliveryView.whole(find(id));
    }

    @POST
    @Path("/{id}/replays")
    @Operation(
            summary = "Send a delivery again",
            description =
                    "Under the same `webhook-id`. What waits is tried now, unless an earlier one of its subject waits.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery, waiting",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(
            responseCode = "409",
            description = "What it told was taken back, or its time is over: there is nothing to send any more")
    public RestResponse<DeliveryView> replay(@RestPath UUID id) {
        Delivery delivery = find(id);
        if (delivery.isEmpty()) {
            throw new ProblemException(
                    WebHookProblem.DELIVERY_EMPTY, "What it told was taken back, or its time is over");
        }
        deliverer.wake(delivery.hookId());
        deliveries.replay(delivery, clock.instant());
        return RestResponse.accepted(DeliveryView.of(find(id)));
    }

    private Delivery find(UUID id) {
        return deliveries
                .find(id)
                .orElseThrow(
                        () -> new ProblemException(WebHookProblem.DELIVERY_NOT_FOUND, "No delivery has the id " + id));
    }
}
