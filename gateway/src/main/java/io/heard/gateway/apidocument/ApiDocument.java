package io.heard.gateway.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.gateway.answer.Audience;
import io.heard.gateway.routing.RouteTable;
import io.heard.gateway.session.SessionConfig;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The merged document, made once at start: what is in our jar does not change while we run. */
@Singleton
class ApiDocument {

    private static final List<String> SERVICES = List.of("survey", "feedback", "insights");
    private static final String DESCRIPTION =
            "Asks customers how an interaction went, keeps what they say and finds the complaints that keep coming back. "
                    + "Errors are application/problem+json (RFC 9457).";

    private final ObjectNode content;
    private final byte[] json;

    ApiDocument(SessionConfig session) {
        // Its own mapper: the one for requests refuses texts and depths that a document of ours may well have.
        ObjectMapper mapper = new ObjectMapper();
        DocumentMerge merge = new DocumentMerge(ApiDocument::isForPrograms);
        try {
            for (String service : SERVICES) {
                merge.add(service, read(mapper, service));
            }
            content = merge.merge("Heard", "1", DESCRIPTION, session.publicUrl().toString());
            json = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        } catch (IOException e) {
            throw new UncheckedIOException("A service's API document in our jar cannot be read", e);
        }
    }

    byte[] json() {
        return json.clone();
    }

    JsonNode content() {
        return content;
    }

    private static boolean isForPrograms(String path) {
        return RouteTable.find(path)
                .filter(route -> route.audience() == Audience.PROGRAM)
                .isPresent();
    }

    private static JsonNode read(ObjectMapper mapper, String service) throws IOException {
        String name = "openapi/" + service + "/openapi.json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name + " is not in the jar: the service has not committed it");
            }
            return mapper.readTree(file);
        }
    }
}
