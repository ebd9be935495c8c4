package io.heard.survey.bounce;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Events as a mail service tells them. */
@Schema(name = "MailEvents", description = "At most 1000 events")
record MailEventsDraft(@Nullable List<MailEventDraft> events) {}
