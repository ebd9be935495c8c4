/**
 * The way of a request through the gateway: what may come in, where it goes, and what is left of it on the way.
 *
 * <p>Start at {@link io.heard.gateway.routing.RouteTable}: what is not in it does not exist. {@code FrontDoor} checks every
 * request ({@code TargetPolicy}, {@code FramingPolicy}) before anything else of the gateway sees it; {@code Passage} asks who
 * calls and hands on; {@code Exchange} is one request and its answer, with all limits of time and size. {@code HeaderPolicy}
 * lists what passes in either direction.
 */
@NullMarked
package io.heard.gateway.routing;

import org.jspecify.annotations.NullMarked;
