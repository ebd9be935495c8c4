package io.heard.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of an {@code application/problem+json} response (RFC 9457).
 *
 * @param errors which fields are wrong and what their rule is; left out when no field is to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(examples = Problem.EXAMPLE)
public record Problem(
        @Schema(type = SchemaType.STRING, format = "uri-reference", examples = "/problems/invalid-request")
        URI type,

        String title,
        int status,
        @Nullable String detail,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static final String EXAMPLE = """
            {"type": "/problems/invalid-request", "title": "Invalid request", "status": 400,
             "detail": "Some fields break their rules",
             "errors": [{"field": "questions[0].text", "message": "is required"}]}""";

    /** The field as the client wrote it, for example {@code questions[0].text}, and the rule it breaks. */
    public record FieldError(String field, String message) {}
}
