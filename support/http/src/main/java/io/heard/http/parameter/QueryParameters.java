package io.heard.http.parameter;

import io.heard.http.problem.Fields;
import io.heard.http.text.TextPolicy;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what an endpoint would otherwise pass over in silence: a misspelt filter would answer with everything.
 *
 * <p>Endpoints that take the whole {@link UriInfo} judge their parameters themselves, together with their other rules. Pages for
 * people, outside of {@code /api/v1}, live with whatever a mail program adds to their links.
 */
public class QueryParameters {

    private static final int LONGEST_SHOWN = 128;

    @ServerRequestFilter
    public void requireKnown(ContainerRequestContext request, ResourceInfo resource) {
        UriInfo uri = request.getUriInfo();
        Map<String, List<String>> query = uri.getQueryParameters();
        if (query.isEmpty() || !uri.getRequestUri().getPath().startsWith("/api/v1/")) {
            return;
        }
        List<Parameter> parameters = List.of(resource.getResourceMethod().getParameters());
        if (parameters.stream().noneMatch(parameter -> parameter.getType() == UriInfo.class)) {
            require(
                    query,
                    parameters.stream()
                            .filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                            .collect(Collectors.toMap(Parameter::getName, QueryParameters::isList)));
        }
    }

    /** @param known whether it may be given several times, by name */
    static void require(Map<String, List<String>> query, Map<String, Boolean> known) {
        var fields = new Fields();
        require(fields, query, known);
        fields.refuseIfWrong();
    }

    /**
     * For endpoints that judge their parameters together with their other rules.
     *
     * @param known may be given once each
     */
    public static void requireOnce(Fields fields, Map<String, List<String>> query, Set<String> known) {
        require(fields, query, known.stream().collect(Collectors.toMap(name -> name, name -> false)));
    }

    private static void require(Fields fields, Map<String, List<String>> query, Map<String, Boolean> known) {
        query.forEach((name, values) -> {
            Boolean several = known.get(name);
            if (several == null) {
                fields.wrong(shown(name), "is not a known parameter");
            } else if (!several && values.size() > 1) {
                fields.wrong(name, "must be given once");
            } else if (!values.stream().allMatch(TextPolicy::isStorable)) {
                fields.wrong(name, "holds a character that cannot be stored");
            }
        });
    }

    private static boolean isList(Parameter parameter) {
        return Collection.class.isAssignableFrom(parameter.getType());
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN);
    }
}
