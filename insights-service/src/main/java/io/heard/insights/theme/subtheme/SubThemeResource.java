package io.heard.insights.theme.subtheme;

import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.theme.ThemeProblem;
import io.heard.insights.theme.history.Heirs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

/** What themes are made of, for whoever may read insights; a caller limited to products sees the themes of those alone. */
@Path("/api/v1/themes/{id}/sub-themes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Themes")
public class SubThemeResource {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,2}(\\.\\d{1,6})?");

    private static final String EXAMPLE = """
            {"lookedAt": 212, "items": [{"label": "engineer did not come", "mentions": 88, "customers": 81, "share": 0.4151,
              "quotes": [{"text": "The engineer did not come on Tuesday and nobody told us.", "start": 0, "end": 56,
               "answeredAt": "2026-03-02T17:20:00Z"}]}]}""";

    private final SubThemes subThemes;
    private final ThemeMentions mentions;
    private final Heirs heirs;

    SubThemeResource(SubThemes subThemes, ThemeMentions mentions, Heirs heirs) {
        this.subThemes = subThemes;
        this.mentions = mentions;
        this.heirs = heirs;
    }

    @GET
    @Operation(
            operationId = "listSubThemes",
            summary = "What a theme is made of",
            description =
                    "The matters inside a theme, found among its newest mentions now, as fine as asked for. They have no ids and are"
                            + " not kept: to follow one of them, name it as a theme (`POST /api/v1/themes`) or split it off"
                            + " (`POST /api/v1/themes/{id}/parts`).")
    @APIResponse(
            responseCode = "200",
            description = "The sub-themes, the largest first",
            content =
                    @Content(
                            schema = @Schema(implementation = SubThemesView.class),
                            examples = @ExampleObject(name = "sub-themes", value = EXAMPLE)))
    @APIResponse(
            responseCode = "307",
            description = "The theme has merged; what the one is made of that goes on for it is at `Location`")
    public RestResponse<SubThemesView> list(
            @RestPath UUID id,
            @RestQuery
                    @Parameter(
                            description = "From 0.25 for few and large to 8 for many and small; 1 without it",
                            example = "2")
                    @Nullable
                    String fineness) {
        double howFine = fineness(fineness);
        if (mentions.product(id).isPresent()) {
            return RestResponse.ok(subThemes.of(id, howFine));
        }
        Optional<UUID> heir =
                heirs.living(id).filter(living -> mentions.product(living).isPresent());
        return RestResponse.temporaryRedirect(URI.create("/api/v1/themes/"
                + heir.orElseThrow(
                        () -> new ProblemException(ThemeProblem.THEME_NOT_FOUND, "No theme has the id " + id))
                + "/sub-themes" + (fineness == null ? "" : "?fineness=" + fineness)));
    }

    private static double fineness(@Nullable String value) {
        if (value == null) {
            return 1;
        }
        var fields = new Fields();
        boolean isDecimal = DECIMAL.matcher(value).matches();
        double fineness = isDecimal ? Double.parseDouble(value) : 0;
        fields.require(
                isDecimal && Fineness.isAllowed(fineness),
                "fineness",
                "must be a decimal number from 0.25 to 8, such as 2");
        fields.refuseIfWrong();
        return fineness;
    }
}
