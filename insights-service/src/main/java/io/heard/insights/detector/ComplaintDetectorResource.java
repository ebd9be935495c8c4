package io.heard.insights.detector;

import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Fields;
import io.heard.http.text.TextPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How complaints are told from the rest, for those who judge the numbers; a caller limited to products sees those alone. */
@Path("/api/v1/complaint-detectors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator"})
@Tag(name = "Complaint detectors", description = "What tells complaints from the rest, and how well")
public class ComplaintDetectorResource {

    private static final String DETECTORS = """
            {"items": [
            {"product": "broadband", "version": 2, "threshold": 0.5, "learntFrom": 2000, "judgedOn": 2000, "aucBefore": 0.912,
             "aucAfter": 0.947, "adoptedAt": "2026-03-30T18:00:00Z"},
            {"product": "mobile", "version": 0, "threshold": 0.5, "learntFrom": 0, "judgedOn": 0, "aucBefore": null,
             "aucAfter": null, "adoptedAt": null}],
             "nextPageToken": null}""";

    private final ComplaintDetectors detectors;

    ComplaintDetectorResource(ComplaintDetectors detectors) {
        this.detectors = detectors;
    }

    @GET
    @Operation(
            operationId = "listComplaintDetectors",
            summary = "Complaint detectors",
            description =
                    "The detector that reads each product's answers. It comes with what we taught it (version 0) and goes on"
                            + " learning from the product's own answers with clear scores; a new version is adopted only when"
                            + " it is better on answers that were held back from it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of detectors, by product",
            content =
                    @Content(
                            schema = @Schema(implementation = ComplaintDetectorsView.class),
                            examples = @ExampleObject(name = "complaint-detectors", value = DETECTORS)))
    public ComplaintDetectorsView list(
            @RestQuery @Parameter(description = "Only the one of this product", example = "broadband") @Nullable
                    String product,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        Fields fields = new Fields();
        String name = fields.name("product", product);
        fields.refuseIfWrong();
        return detectors.list(name, place(pageToken), PageSize.read(pageSize));
    }

    private static Optional<String> place(@Nullable String pageToken) {
        Optional<String> place = PageToken.read(pageToken);
        if (place.filter(product -> !TextPolicy.isStorable(product)).isPresent()) {
            throw PageToken.unknown();
        }
        return place;
    }
}
