package io.heard.feedback.export.table;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.response.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A response as it is read for an export: only what goes into the file, with the valid submission alone. */
public final class ExportRow {

    public static final UUID NOBODY = new UUID(0, 0);

    private static final String ANONYMOUS = ResponseOrigin.ANONYMOUS.name().toLowerCase(Locale.ROOT);

    UUID id = NOBODY;
    int revision;
    UUID campaignId = NOBODY;
    UUID surveyId = NOBODY;
    int surveyVersion;
    UUID interactionId = NOBODY;
    UUID customerId = NOBODY;
    String origin = "invited";
    String touchpoint = "";
    String channel = "";
    String product = "";

    @Nullable
    String team;

    @Nullable
    String language;

    Instant interactionClosedAt = Instant.EPOCH;
    Instant answeredAt = Instant.EPOCH;

    @Nullable
    String suspicion;

    @Nullable
    Instant withdrawnAt;

    List<Answer> answers = new ArrayList<>();

    public UUID id() {
        return id;
    }

    /** Empty where people know whose answer it is. */
    public Optional<UUID> anonymousCampaign() {
        return origin.equals(ANONYMOUS) ? Optional.of(campaignId) : Optional.empty();
    }
}
