/** How strictly we read JSON from outside. {@link io.heard.http.json.StrictJson} is picked up by every service. */
@NullMarked
package io.heard.http.json;

import org.jspecify.annotations.NullMarked;
