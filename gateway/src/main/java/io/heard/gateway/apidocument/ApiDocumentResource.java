package io.heard.gateway.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.gateway.routing.RouteTable;
import io.heard.gateway.session.SessionConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/openapi}: how to use Heard from a program. Public, since it holds nothing but how. */
@Path("/api/v1/openapi")
@Singleton
class ApiDocumentResource {

    private static final List<String> SERVICES = List.of("survey", "feedback", "insights");
    private static final String DESCRIPTION =
            "Asks customers how an interaction went, keeps what they say and finds the complaints that keep coming back. "
                    + "Errors are application/problem+json (RFC 9457).";

    private final byte[] document;

    ApiDocumentResource(SessionConfig session) {
        this.document = merged(session.publicUrl().toString());
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] document() {
        return document;
    }

    private static byte[] merged(String server) {
        // Its own mapper: the one for requests refuses texts and depths that a document of ours may well have.
        ObjectMapper json = new ObjectMapper();
        DocumentMerge merge = new DocumentMerge(path -> RouteTable.find(path).isPresent());
        try {
            for (String service : SERVICES) {
                JsonNode document = read(json, service);
                if (document != null) {
                    merge.add(service, document);
                }
            }
            return json.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(merge.merge("Heard", "1", DESCRIPTION, server));
        } catch (IOException e) {
            throw new UncheckedIOException("A service's API document in our jar cannot be read", e);
        }
    }

    private static @Nullable JsonNode read(ObjectMapper json, String service) throws IOException {
        try (InputStream file = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("openapi/" + service + "/openapi.json")) {
            return file == null ? null : json.readTree(file);
        }
    }
}
