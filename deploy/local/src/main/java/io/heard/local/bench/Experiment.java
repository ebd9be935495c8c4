package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something to find out about a running platform. */
interface Experiment {

    /** What a person types, for example {@code journey}. */
    String name();

    /** What it finds out, in one line. */
    String about();

    /** Adds its figures, each with its unit in the key. True unless something was lost or counted wrongly. */
    boolean run(Laboratory laboratory, ObjectNode figures);
}
