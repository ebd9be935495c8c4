package io.heard.contracts.link;

import java.util.UUID;

/** What became of opening a token. */
public sealed interface OpenedLink {

    /** Genuine and in time. */
    record Valid(UUID invitationId) implements OpenedLink {}

    /** Genuine, but too late. */
    record Expired(UUID invitationId) implements OpenedLink {}

    /** Forged, damaged, signed with a key we no longer have, or meant for something else. */
    record Unknown() implements OpenedLink {}
}
