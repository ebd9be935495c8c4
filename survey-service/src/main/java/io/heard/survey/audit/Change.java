package io.heard.survey.audit;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of something people plan, a campaign or a survey.
 *
 * @param subjectId of what was changed; stood as {@code campaignId} in entries from before there was more than campaigns
 * @param number counts from 1 within its subject
 */
@Schema(description = "One change of a campaign or survey, by whom and when")
public record Change(
        @JsonAlias("campaignId") UUID subjectId,
        int number,
        Instant at,
        Author by,
        Action action,
        List<FieldChange> changes) {

    @Schema(name = "ChangeAction")
    public enum Action {
        CREATED,
        EDITED,
        ACTIVATED,
        PAUSED,
        /** By the platform: a person has to look at the list of addresses and start it again. */
        PAUSED_FOR_DEAD_ADDRESSES,
        ENDED,
        PUBLISHED,
        RETIRED,
        BROUGHT_BACK,
        /** A campaign got an open survey, or other settings of it. */
        OPENED,
        CLOSED
    }

    public Change {
        changes = List.copyOf(changes);
    }
}
