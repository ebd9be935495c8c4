package io.heard.insights.theme.upkeep;

/** Another instance took the product over; what was computed for it must not be stored. */
final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeaseLostException(String product) {
        super("No longer ours to mine: " + product);
    }
}
