package io.heard.http.apidocument;

import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Completes each endpoint's description by what all endpoints have in common. What an endpoint says itself stands. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonParts implements OASFilter {

    private static final String ID = "0198c0de-0000-7000-8000-000000000001";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        CommonRefusals.describeIn(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    parameters(operation).forEach(parameter -> describe(parameter, path));
                    success(operation).forEach(body -> showOneItem(body, document));
                    if (path.startsWith("/api/v1/")) {
                        CommonRefusals.complete(operation);
                    }
                }));
    }

    private static void describe(Parameter parameter, String path) {
        switch (parameter.getName()) {
            case "id" -> describe(parameter, "Id of the " + noun(path), ID);
            case "pageSize" -> {
                parameter.setSchema(pageSize());
                describe(parameter, "Most items on a page", PageSize.DEFAULT);
            }
            case "pageToken" -> describe(parameter, "The `nextPageToken` of the page before", PageToken.after(ID));
            case "If-Match" -> describe(parameter, "The `ETag` last read", "\"1\"");
            default -> {}
        }
    }

    private static void describe(Parameter parameter, String description, Object example) {
        parameter.setDescription(Objects.requireNonNullElse(parameter.getDescription(), description));
        parameter.setExample(Objects.requireNonNullElse(parameter.getExample(), example));
    }

    private static Schema pageSize() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(PageSize.LARGEST))
                .defaultValue(PageSize.DEFAULT);
    }

    /** The example of a page is that of one item. */
    private static void showOneItem(MediaType body, OpenAPI document) {
        Schema items = property(resolved(body.getSchema(), document), "items");
        Schema item = items == null ? null : resolved(items.getItems(), document);
        if (item != null && item.getExamples() != null && body.getExamples() == null) {
            body.addExample(
                    "one",
                    OASFactory.createExample()
                            .value(Map.of("items", List.of(item.getExamples().getFirst()))));
        }
    }

    private static Collection<MediaType> success(Operation operation) {
        APIResponse response = operation.getResponses().getAPIResponse("200");
        return response == null || response.getContent() == null
                ? List.of()
                : response.getContent().getMediaTypes().values();
    }

    private static @Nullable Schema property(@Nullable Schema schema, String name) {
        return schema == null || schema.getProperties() == null
                ? null
                : schema.getProperties().get(name);
    }

    private static @Nullable Schema resolved(@Nullable Schema schema, OpenAPI document) {
        if (schema == null || schema.getRef() == null) {
            return schema;
        }
        String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
        return document.getComponents().getSchemas().get(name);
    }

    /** {@code campaign} of {@code /api/v1/campaigns/{id}/audit}. */
    private static String noun(String path) {
        String nouns = path.substring(0, path.indexOf("/{id}"));
        return nouns.substring(nouns.lastIndexOf('/') + 1).replaceFirst("s$", "");
    }

    static List<Parameter> parameters(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }
}
