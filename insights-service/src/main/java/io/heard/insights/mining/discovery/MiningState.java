package io.heard.insights.mining.discovery;

/**
 * How far the themes of a product have come.
 *
 * @param discovered complaints the themes were last found in; 0 before the first time
 * @param openThen how many of those stayed in no theme
 * @param newComplaints complaints since
 * @param sampled complaints they would be found in now
 * @param openNow how many of those are in no theme
 */
public record MiningState(int discovered, int openThen, int newComplaints, int sampled, int openNow) {}
