package io.heard.survey.respondent.trace;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who an invitation went to. {@code invitation} knows; an opt-out link names only the invitation. */
public interface InvitedRespondents {

    Optional<UUID> respondentOf(UUID invitationId);

    List<UUID> invitationsOf(UUID respondentId);
}
