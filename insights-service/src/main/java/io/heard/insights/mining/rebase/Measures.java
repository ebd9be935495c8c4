package io.heard.insights.mining.rebase;

import io.heard.insights.mining.discovery.CommonMean;
import java.util.Map;
import java.util.UUID;

/**
 * What the complaints of a product are measured by at present.
 *
 * @param derivedFrom complaints that the last re-base saw
 * @param since complaints that came since
 * @param thresholds least similarity of each living theme; of those that people shaped since, nobody has measured one
 */
public record Measures(CommonMean mean, int derivedFrom, int since, Map<UUID, Float> thresholds) {}
