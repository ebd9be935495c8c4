package io.heard.insights.theme;

import io.heard.http.edition.Edition;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.ProblemException;
import io.heard.insights.theme.history.ThemeEventRows;
import io.heard.insights.theme.history.ThemeEventView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Complaint themes for whoever may read insights; a caller limited to products sees the themes of those alone. */
@Path("/api/v1/themes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Themes", description = "What customers keep complaining about, in their own words")
public class ThemeResource {

    private static final String MERGED = "The theme has merged; the one that goes on for it is at `Location`";

    private static final String AS_OF =
            "Count mentions by the themes they had at this instant (ISO 8601), as charts were drawn"
                    + " then; without it by those of today. Changes from before they were recorded are not known, and answers that were"
                    + " given anew or taken back since are not counted";

    private final Themes themes;
    private final ThemeEventRows events;

    ThemeResource(Themes themes, ThemeEventRows events) {
        this.themes = themes;
        this.events = events;
    }

    @GET
    @Operation(
            operationId = "listThemes",
            summary = "Complaint themes",
            description =
                    "The themes with mentions under the filter, the most mentioned first. The filter of time is on when the"
                            + " interactions closed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of themes",
            content =
                    @Content(
                            schema = @Schema(implementation = ThemesView.class),
                            examples = @ExampleObject(name = "themes", value = ThemeExamples.THEMES)))
    public ThemesView list(
            @RestQuery @Parameter(description = "Only themes of this product", example = "broadband") @Nullable
                    String product,
            @RestQuery
                    @Parameter(
                            description = "Only interactions closed at or after this instant (ISO 8601)",
                            example = "2026-01-01T00:00:00Z")
                    @Nullable
                    String from,
            @RestQuery
                    @Parameter(
                            description = "Only interactions closed before this instant (ISO 8601)",
                            example = "2026-04-01T00:00:00Z")
                    @Nullable
                    String to,
            @RestQuery
                    @Parameter(
                            description = "true for the themes that somebody muted, instead of the others",
                            example = "false")
                    @Nullable
                    String muted,
            @RestQuery
                    @Parameter(description = "true for only those that are new, see `emergingSince`", example = "true")
                    @Nullable
                    String emerging,
            @RestQuery @Parameter(description = AS_OF, example = "2026-03-01T00:00:00Z") @Nullable String themesAsOf,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken,
            @Context UriInfo uri) {
        ThemeFilter filter =
                ThemeParameters.filter(product, from, to, muted, emerging, themesAsOf, uri.getQueryParameters());
        return themes.list(filter, Place.read(pageToken), PageSize.read(pageSize));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getTheme",
            summary = "One theme",
            description =
                    "The theme with all its mentions. The id of a theme that has merged leads to the one that goes on"
                            + " for it; with `themesAsOf`, it is the theme that it was.")
    @APIResponse(
            responseCode = "200",
            description = "The theme, with its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = ThemeView.class),
                            examples = @ExampleObject(name = "theme", value = ThemeExamples.THEME)))
    @APIResponse(responseCode = "307", description = MERGED)
    public RestResponse<ThemeView> get(
            @RestPath UUID id,
            @RestQuery @Parameter(description = AS_OF, example = "2026-03-01T00:00:00Z") @Nullable String themesAsOf,
            @Context UriInfo uri) {
        Optional<Instant> asOf = ThemeParameters.themesAsOf(themesAsOf, uri.getQueryParameters());
        Optional<UUID> successor = asOf.isPresent() ? Optional.empty() : themes.successor(id);
        if (successor.isPresent()) {
            return elsewhere("/api/v1/themes/" + successor.get());
        }
        ThemeView theme = themes.get(id, asOf);
        return new Edition(theme.edition()).ok(theme);
    }

    @GET
    @Path("/{id}/mentions")
    @Operation(
            operationId = "listThemeMentions",
            summary = "Mentions of a theme",
            description =
                    "What customers wrote about it, the newest answers first. An answer that touches the theme in several"
                            + " places is listed with each of them.")
    @APIResponse(
            responseCode = "200",
            description = "A page of mentions",
            content =
                    @Content(
                            schema = @Schema(implementation = MentionsView.class),
                            examples = @ExampleObject(name = "mentions", value = ThemeExamples.MENTIONS)))
    @APIResponse(responseCode = "307", description = MERGED)
    public RestResponse<MentionsView> mentions(
            @RestPath UUID id,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken,
            @Context UriInfo uri) {
        ThemeParameters.requirePagingOnly(uri.getQueryParameters());
        Optional<MentionPlace> after = MentionPlace.read(pageToken);
        int size = PageSize.read(pageSize);
        return themes.successor(id)
                .map(successor -> ThemeResource.<MentionsView>elsewhere("/api/v1/themes/" + successor + "/mentions"))
                .orElseGet(() -> RestResponse.ok(themes.mentions(id, after, size)));
    }

    @GET
    @Path("/{id}/events")
    @Operation(
            operationId = "listEventsOfTheme",
            summary = "What happened to a theme",
            description = "The newest first; also of a theme that is no more.")
    @APIResponse(responseCode = "200", description = "A page of events")
    public Page<ThemeEventView> events(
            @RestPath UUID id,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken,
            @Context UriInfo uri) {
        ThemeParameters.requirePagingOnly(uri.getQueryParameters());
        int size = PageSize.read(pageSize);
        Optional<UUID> after = PageToken.readId(pageToken);
        if (!events.knows(id)) {
            throw new ProblemException(ThemeProblem.THEME_NOT_FOUND, "No theme has the id " + id);
        }
        return Page.of(
                events.ofTheme(id, after, size + 1), size, event -> event.id().toString());
    }

    /** For now: a merger can be undone. */
    private static <T> RestResponse<T> elsewhere(String path) {
        return RestResponse.temporaryRedirect(URI.create(path));
    }
}
