package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.seeding.Pillar;
import java.util.List;
import java.util.Optional;

/**
 * What mining made of a verbatim.
 *
 * @param failure what kept it from being read; then there are no segments
 */
record MinedVerbatim(WaitingVerbatim verbatim, List<Segment> segments, Optional<String> failure) {

    /**
     * @param theme empty for what is no complaint, and for complaints in the open pool
     * @param pillar empty for what is no complaint, and for complaints about none
     */
    record Segment(Reading reading, Optional<Assigned> theme, Optional<Pillar> pillar) {

        /** One that is about no pillar. */
        Segment(Reading reading, Optional<Assigned> theme) {
            this(reading, theme, Optional.empty());
        }
    }

    static MinedVerbatim failed(WaitingVerbatim verbatim, Throwable failure) {
        return new MinedVerbatim(
                verbatim, List.of(), Optional.of(failure.getClass().getSimpleName()));
    }
}
