package io.heard.feedback.webhook.delivery;

/** How far a delivery has come. */
public enum DeliveryState {
    /** To be sent, for the first time or again. */
    WAITING,
    /** The receiver has taken it. */
    DELIVERED,
    /** A dead letter: given up after the last attempt, until somebody replays it. */
    DEAD,
    /** Not to be sent any more: what it told was taken back, or its time is over. */
    DROPPED
}
