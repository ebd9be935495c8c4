/** The one clock of a service. */
@NullMarked
package io.heard.http.clock;

import org.jspecify.annotations.NullMarked;
