package io.heard.contracts.link;

import java.time.Instant;
import java.util.UUID;

/**
 * Two ids and a moment that belong together because {@link LinkTokens} signed them; what the moment means, the purpose says. In
 * milliseconds.
 */
public record SignedPair(UUID first, UUID second, Instant moment) {}
