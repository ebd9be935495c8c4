package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.launch.PlatformOptions;
import java.util.Optional;

/** Something to find out about a running platform. */
interface Experiment {

    /** What a person types, for example {@code journey}. */
    String name();

    /** What it finds out, in one line. */
    String about();

    /** The platform it needs for itself, with data of its own; empty when any will do, and one that runs is used. */
    default Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.empty();
    }

    /** Adds its figures, each with its unit in the key. True unless something was lost or counted wrongly. */
    boolean run(Laboratory laboratory, ObjectNode figures);
}
