package io.heard.survey.respondent.desk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why our staff change something. */
@Schema(description = "Why; at most 500 characters, without personal data")
record ReasonDraft(
        @Schema(description = "One line", examples = "told us by phone", required = true) @Nullable
        String reason) {}
