package io.heard.survey.contact;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The contact policy as a client reads it. */
@Schema(description = "How often a customer may be asked, by all campaigns together")
record ContactPolicyView(
        int maximumInvitations,

        @Schema(description = "In any window of this length", examples = "PT720H")
        String window,

        @Schema(description = "Absent while it is the one we came with") @Nullable
        String changedBy,

        @Nullable Instant changedAt) {

    static ContactPolicyView of(ContactPolicies.Kept kept) {
        return new ContactPolicyView(
                kept.policy().maximumInvitations(),
                kept.policy().window().toString(),
                kept.changedBy().orElse(null),
                kept.changedAt().orElse(null));
    }
}
