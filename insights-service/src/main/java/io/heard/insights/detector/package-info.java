/**
 * What products taught the complaint detector, kept: every version that was adopted, the newest of which is in use. Start with
 * {@link io.heard.insights.detector.DetectorLearner}, which the mining of a product calls when nothing waits; {@link
 * io.heard.insights.detector.Detectors} knows which one reads a product's texts; people look at {@link
 * io.heard.insights.detector.ComplaintDetectorResource}. How learning works is in {@link io.heard.insights.mining.learning}.
 */
@NullMarked
package io.heard.insights.detector;

import org.jspecify.annotations.NullMarked;
