package io.heard.feedback.webhook;

import io.heard.feedback.documents.Position;
import io.heard.feedback.webhook.sending.HookTargets;
import io.heard.feedback.webhook.sending.Signatures;
import io.heard.http.edition.Edition;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Web hooks over HTTP. They carry what customers said out of the platform: only administrators make them. */
@Path("/api/v1/web-hooks")
@RolesAllowed("administrator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(
        name = "Web hooks",
        description = "Tell the company's own systems, by signed requests as Standard Webhooks 1.0 describe them")
public class WebHookResource {

    private final WebHooks hooks;
    private final HookTargets targets;
    private final WebHookConfig config;
    private final Event<WebHookRemoved> removed;
    private final SecurityIdentity caller;
    private final Clock clock;

    WebHookResource(
            WebHooks hooks,
            HookTargets targets,
            WebHookConfig config,
            Event<WebHookRemoved> removed,
            SecurityIdentity caller,
            Clock clock) {
        this.hooks = hooks;
        this.targets = targets;
        this.config = config;
        this.removed = removed;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Make a web hook",
            description =
                    "It is told of events from now on, but never of anonymous answers. Each request is a POST with the headers `webhook-id` (the same "
                            + "at every attempt), `webhook-timestamp` and `webhook-signature`, and with the body "
                            + "`{type, timestamp, data}`. Anything but 2xx within ten seconds is tried again, for 72 hours; 410 "
                            + "switches the hook off. Requests about one response arrive one after the other. Redirects are not "
                            + "followed. The answer tells the secret, this once.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "crm", value = WebHookView.DRAFT)))
    @APIResponse(
            responseCode = "201",
            description = "The hook and its secret, with its address in `Location` and its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = WebHookView.class),
                            examples = @ExampleObject(name = "crm", value = WebHookView.WITH_SECRET)))
    @APIResponse(responseCode = "409", description = "There are as many as there may be")
    public RestResponse<WebHookView> create(@NotNull WebHookDraft draft) {
        WebHook.Wanted wanted = draft.read(targets);
        if (hooks.count() >= WebHooks.MOST) {
            throw new ProblemException(
                    WebHookProblem.TOO_MANY_WEB_HOOKS, "At most " + WebHooks.MOST + ": remove one that nobody needs");
        }
        Instant now = clock.instant();
        var hook = new WebHook(
                UUID.randomUUID(),
                1,
                wanted.url(),
                wanted.description(),
                wanted.events(),
                wanted.products(),
                wanted.provisional(),
                wanted.active(),
                List.of(new WebHook.Secret(Signatures.newSecret(), null)),
                null,
                now,
                author(),
                now);
        hooks.add(hook);
        URI location =
                UriBuilder.fromResource(WebHookResource.class).path("{id}").build(hook.id());
        return hook.edition().created(location, WebHookView.withSecret(hook, now));
    }

    @GET
    @Operation(summary = "List web hooks", description = "Oldest first, without their secrets.")
    @APIResponse(responseCode = "200", description = "A page of web hooks")
    public Page<WebHookView> list(@RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        Instant now = clock.instant();
        return Page.of(
                        hooks.list(Position.read(pageToken).orElse(null), size + 1),
                        size,
                        hook -> new Position(hook.createdAt(), hook.id()).text())
                .map(hook -> WebHookView.of(hook, now));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a web hook", description = "Without its secret.")
    @APIResponse(
            responseCode = "200",
            description = "The hook, with its edition in `ETag`",
            content = @Content(schema = @Schema(implementation = WebHookView.class)))
    public RestResponse<WebHookView> get(@RestPath UUID id) {
        return withEtag(find(id));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Edit a web hook",
            description = "Replaces everything but its secret. Deliveries that wait go to the new address.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "crm", value = WebHookView.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The hook, with its new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = WebHookView.class)))
    public RestResponse<WebHookView> edit(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull WebHookDraft draft) {
        WebHook read = find(id);
        read.edition().requireSeen(ifMatch);
        WebHook changed = read.changed(draft.read(targets), author(), clock.instant());
        Edition.requireUnchanged(hooks.replace(read, changed));
        return withEtag(changed);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a web hook", description = "With everything that it was told or was to be told.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        WebHook read = find(id);
        read.edition().requireSeen(ifMatch);
        Edition.requireUnchanged(hooks.remove(read, clock.instant()));
        removed.fire(new WebHookRemoved(id));
    }

    @POST
    @Path("/{id}/secrets")
    @Operation(
            summary = "Make a new secret",
            description =
                    "Requests are signed with both, the new one and the one before, for a day, so that receivers can "
                            + "change over without missing one. The answer tells the new one, this once.")
    @APIResponse(
            responseCode = "201",
            description = "The hook and its new secret, with its new edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = WebHookView.class),
                            examples = @ExampleObject(name = "crm", value = WebHookView.WITH_SECRET)))
    public RestResponse<WebHookView> rotate(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        WebHook read = find(id);
        read.edition().requireSeen(ifMatch);
        Instant now = clock.instant();
        WebHook changed = read.withSecret(Signatures.newSecret(), now.plus(config.secretOverlap()), author(), now);
        Edition.requireUnchanged(hooks.replace(read, changed));
        return changed.edition()
                .answer(ResponseBuilder.<WebHookView>create(201).entity(WebHookView.withSecret(changed, now)));
    }

    private WebHook find(UUID id) {
        return hooks.find(id)
                .orElseThrow(
                        () -> new ProblemException(WebHookProblem.WEB_HOOK_NOT_FOUND, "No web hook has the id " + id));
    }

    private RestResponse<WebHookView> withEtag(WebHook hook) {
        return hook.edition().ok(WebHookView.of(hook, clock.instant()));
    }

    private String author() {
        return caller.getPrincipal().getName();
    }
}
