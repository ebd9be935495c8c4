/** The page at {@code /}: what Heard is, who is logged in, and where to go from here. Start at {@code FirstPageResource}. */
@NullMarked
package io.heard.gateway.firstpage;

import org.jspecify.annotations.NullMarked;
