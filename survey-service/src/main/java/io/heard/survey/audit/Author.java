package io.heard.survey.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who made a change, as the identity provider knows them. */
@Schema(name = "ChangeAuthor")
public record Author(
        @Schema(description = "Stays the same whatever becomes of the name")
        String subject,

        @Schema(examples = "cam") String name) {

    /** What the platform does by itself. */
    static final Author HEARD = new Author("heard", "Heard");
}
