package io.heard.survey.invitation.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one gate said.
 *
 * @param value what it looked at, in words; never personal data, except that a rule that failed quotes the part of the
 *     interaction it failed on, until the customer is erased
 */
@Schema(description = "What one gate said")
public record GateResult(
        Gate gate,
        boolean passed,

        @Schema(
                description = "What it looked at",
                examples = "last asked 2026-02-20T09:00:00Z, free again 2026-03-22T09:00:00Z")
        String value) {

    /** What stands in place of a rule's value once the customer is erased. */
    public static final String ERASED = "erased";
}
