package io.heard.survey.respondent.desk;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a respondent wants of mails, as our staff enter it. */
@Schema(description = "What a respondent wants of mails; what is left out is not wished for")
record WishesDraft(
        @Schema(description = "Topics of campaigns, kebab-case, at most 50", examples = "[\"delivery\"]") @Nullable
        List<@Nullable String> refusedTopics,

        @Schema(description = "ISO-8601, a day to two years", examples = "P30D") @Nullable
        String atMostEvery,

        @Schema(description = "BCP 47 tag", examples = "de") @Nullable
        String language) {}
