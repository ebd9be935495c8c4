/**
 * Mining without a store: {@link io.heard.insights.mining.replay.ProductReplay} lets complaints arrive in memory, with the same
 * steps that the service takes over its database.
 */
@NullMarked
package io.heard.insights.mining.replay;

import org.jspecify.annotations.NullMarked;
