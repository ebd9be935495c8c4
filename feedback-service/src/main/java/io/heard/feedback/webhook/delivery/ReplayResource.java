package io.heard.feedback.webhook.delivery;

import io.heard.feedback.webhook.WebHook;
import io.heard.feedback.webhook.WebHookProblem;
import io.heard.feedback.webhook.WebHooks;
import io.heard.http.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Sending a hook what it has, or should have, been sent before. */
@Path("/api/v1/web-hooks/{id}/replays")
@RolesAllowed("administrator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Web hooks")
public class ReplayResource {

    private static final String DRAFT = """
            {"from":"2026-03-02T00:00:00Z","to":"2026-03-03T00:00:00Z","state":"DEAD"}""";

    private final WebHooks hooks;
    private final Deliveries deliveries;
    private final HookDeliverer deliverer;
    private final Clock clock;

    ReplayResource(WebHooks hooks, Deliveries deliveries, HookDeliverer deliverer, Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.clock = clock;
    }

    /** @param deliveries how many are sent again */
    @Schema(
            name = "WebHookReplayed",
            description = "How many deliveries are sent again",
            examples = "{\"deliveries\":42}")
    record ReplayView(long deliveries) {}

    @POST
    @Operation(
            summary = "Send deliveries of a span of time again",
            description =
                    "In their order and under the same `webhook-id`, with the body they had. For a receiver that was "
                            + "away for longer than 72 hours, or that has lost what it took.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "dead", value = DRAFT)))
    @APIResponse(
            responseCode = "202",
            description = "They wait to be sent",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    @APIResponse(responseCode = "409", description = "The hook is switched off")
    public RestResponse<ReplayView> replay(@RestPath UUID id, @NotNull ReplayDraft draft) {
        WebHook hook = ActiveHook.require(hooks, id);
        long replayed = deliveries.replay(draft.read(hook.id()), clock.instant());
        deliverer.wake(id);
        return RestResponse.accepted(new ReplayView(replayed));
    }

    /** A hook that something can be sent to. */
    static final class ActiveHook {

        private ActiveHook() {}

        static WebHook require(WebHooks hooks, UUID id) {
            WebHook hook = hooks.find(id)
                    .orElseThrow(() ->
                            new ProblemException(WebHookProblem.WEB_HOOK_NOT_FOUND, "No web hook has the id " + id));
            if (!hook.active()) {
                throw new ProblemException(WebHookProblem.WEB_HOOK_INACTIVE, "Switch it on first");
            }
            return hook;
        }
    }
}
