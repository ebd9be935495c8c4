package io.heard.insights.theme.rebuild;

/** How far a rebuild has come. */
public enum RebuildState {
    /** Ordered. */
    WAITING,
    /** The complaints are arriving once more. */
    BUILDING,
    /** To be adopted or discarded. */
    READY,
    /** In force, by a person's decision. */
    ADOPTED,
    /** Gone, by a person's decision or because somebody it was built from was forgotten. */
    DISCARDED,
    /** It could not be built. */
    FAILED
}
