package io.heard.local.verbatim;

/**
 * What the customer writes about; decides which themes can come up.
 *
 * @param touchpoint for example {@code support-call}; a touchpoint that no theme names can meet every theme
 * @param product for example {@code broadband}
 * @param daysAgo whole days since the contact ended, 0 or more; a growing theme comes up in recent scenes only
 */
public record Scene(String touchpoint, String product, int daysAgo) {}
