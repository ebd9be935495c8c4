package io.heard.feedback.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a list of responses. */
@Schema(description = "Responses in the order in which they were given, and where the next ones are")
record ResponsePage(
        List<ResponseView> items,

        @Schema(description = "Hand it back as pageToken for the next part; null on the last") @Nullable
        String nextPageToken,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "FEWER_THAN_5 when an anonymous campaign has fewer than five answers of this kind, or none: they are not "
                                + "shown, because somebody could tell whose they are")
        @Nullable
        String withheld) {

    static ResponsePage of(
            List<Response> found, int size, Suppression suppression, Function<Response, ResponseView> view) {
        boolean more = found.size() > size;
        List<Response> shown = more ? found.subList(0, size) : found;
        return new ResponsePage(
                shown.stream().map(view).toList(),
                more ? Place.of(shown.getLast()).token() : null,
                suppression.some() ? "FEWER_THAN_5" : null);
    }
}
