package io.heard.survey.dryrun;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which share of the mails is expected to be answered, and why. */
@Schema(description = "Which share of the mails is expected to be answered, and why")
record ExpectedRate(
        @Schema(description = "0 to 1", examples = "0.18") double value,

        @Schema(
                description =
                        "CAMPAIGN: as its own latest mails were. TOUCHPOINT: as the latest mails about this touchpoint "
                                + "were. ASSUMED: nobody was asked often enough yet")
        Source source,

        @Schema(description = "How many mails it was seen in; null when assumed") @Nullable
        Integer mails) {

    @Schema(name = "ExpectedRateSource")
    enum Source {
        CAMPAIGN,
        TOUCHPOINT,
        ASSUMED
    }

    /** With fewer, one answer more or less would change the rate by two points. */
    static final int FEWEST_MAILS = 50;

    /** A cautious guess: what is asked by mail after a contact is mostly answered by one in ten to one in four. */
    static final ExpectedRate ASSUMED = new ExpectedRate(0.15, Source.ASSUMED, null);
}
