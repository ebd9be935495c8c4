package io.heard.insights.theme.upkeep.state;

/** Another instance took the product over; what was computed for it must not be stored. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLostException(String product) {
        super("No longer ours to mine: " + product);
    }
}
