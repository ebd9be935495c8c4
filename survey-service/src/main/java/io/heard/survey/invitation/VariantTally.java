package io.heard.survey.invitation;

/**
 * How many were asked in one of a campaign's ways.
 *
 * @param invited planned or sent
 * @param answered of those sent
 */
public record VariantTally(String variant, int invited, int sent, int answered) {

    public static VariantTally none(String variant) {
        return new VariantTally(variant, 0, 0, 0);
    }
}
