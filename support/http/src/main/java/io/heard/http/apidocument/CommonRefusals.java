package io.heard.http.apidocument;

import io.heard.http.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What every endpoint of its kind refuses, and the form of all refusals. */
final class CommonRefusals {

    /** Any endpoint refuses parameters it does not know, see {@link io.heard.http.parameter.QueryParameters}. */
    private static final List<Refusal> ALL = List.of(
            new Refusal(
                    "InvalidRequest",
                    "400",
                    "A field or parameter is unknown or breaks its rule; `errors` says which and how",
                    operation -> true),
            new Refusal("Unauthorized", "401", "No valid access token", operation -> true),
            new Refusal("Forbidden", "403", "The caller's roles do not allow this", operation -> true),
            new Refusal(
                    "NotFound",
                    "404",
                    "There is no such thing, or the caller may not see it",
                    CommonRefusals::isAboutOne),
            new Refusal(
                    "ChangedMeanwhile",
                    "412",
                    "Somebody else changed it since it was read",
                    CommonRefusals::isOfAnEdition),
            new Refusal("ConditionRequired", "428", "The header If-Match is missing", CommonRefusals::isOfAnEdition));

    /** Stands where an endpoint says nothing. */
    private static final List<@Nullable String> WORDS_OF_THE_FRAMEWORK =
            Arrays.asList("Bad Request", "Not Authorized", "Not Allowed");

    private CommonRefusals() {}

    private record Refusal(String name, String status, String description, Predicate<Operation> of) {}

    /** Describes each once, for endpoints to refer to by its name. */
    static void describeIn(Components components) {
        ALL.forEach(refusal -> components.addResponse(
                refusal.name(),
                OASFactory.createAPIResponse()
                        .description(refusal.description())
                        .content(problem())));
    }

    /** Adds what the endpoint does not say itself. Refusals that it only describes are problems, too. */
    static void complete(Operation operation) {
        Map<String, APIResponse> responses =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        responses.values().removeIf(response -> WORDS_OF_THE_FRAMEWORK.contains(response.getDescription()));
        responses.forEach((status, response) -> {
            if (status.matches("[45]..") && response.getRef() == null && response.getContent() == null) {
                response.setContent(problem());
            }
        });
        ALL.stream()
                .filter(refusal -> refusal.of().test(operation))
                .forEach(refusal -> responses.putIfAbsent(
                        refusal.status(), OASFactory.createAPIResponse().ref(refusal.name())));
        operation.getResponses().setAPIResponses(responses);
    }

    private static boolean isAboutOne(Operation operation) {
        return takes(operation, parameter -> parameter.getIn() == Parameter.In.PATH);
    }

    private static boolean isOfAnEdition(Operation operation) {
        return takes(operation, parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()));
    }

    private static boolean takes(Operation operation, Predicate<Parameter> wanted) {
        return CommonParts.parameters(operation).stream().anyMatch(wanted);
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem")));
    }
}
