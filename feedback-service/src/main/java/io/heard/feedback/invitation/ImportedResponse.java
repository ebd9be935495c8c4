package io.heard.feedback.invitation;

import io.heard.contracts.event.ResponseImported;

/** An answer from before the platform was there, to an invitation that is kept by now. Whoever keeps answers listens. */
public record ImportedResponse(Invitation invitation, ResponseImported response) {}
