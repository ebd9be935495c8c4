package io.heard.survey.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an invitation found its place among the others of its customer. */
public sealed interface Placement {

    /**
     * What had to make room.
     *
     * @param to its new time; empty when it has none before it is too late
     */
    record Move(Turn turn, Optional<Instant> to) {}

    /**
     * It has a time.
     *
     * @param moves lower-ranked ones it displaces
     */
    record At(Instant at, List<Move> moves) implements Placement {}

    /**
     * It would be too late by the time the customer may be asked again.
     *
     * @param free when that would be
     */
    record TooLate(Instant free) implements Placement {}
}
