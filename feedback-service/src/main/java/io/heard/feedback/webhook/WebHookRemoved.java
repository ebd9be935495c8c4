package io.heard.feedback.webhook;

import java.util.UUID;

/** A hook is no longer there, and whatever was to be told it goes with it. */
public record WebHookRemoved(UUID hookId) {}
