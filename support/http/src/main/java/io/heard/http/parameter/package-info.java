/**
 * Query parameters that every endpoint under {@code /api/v1} refuses: unknown ones, repeated ones and unstorable text. Start at
 * {@code QueryParameters}, which every service picks up.
 */
@NullMarked
package io.heard.http.parameter;

import org.jspecify.annotations.NullMarked;
