package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * {@code templates/page/status-page.html}: what became of an answer, for who gave it.
 *
 * @param changed null when it is as it was first given
 * @param withdrawn when it was taken back; null while it counts
 * @param followUp what the company did about it
 * @param changeableUntil null once that time is over
 * @param change where answers can be changed
 * @param withdrawal where they can be taken back
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record StatusPage(
        PageFrame frame,
        String received,
        @Nullable String changed,
        @Nullable String withdrawn,
        FollowUpView followUp,
        @Nullable String changeableUntil,
        String change,
        String withdrawal)
        implements TemplateInstance {}
