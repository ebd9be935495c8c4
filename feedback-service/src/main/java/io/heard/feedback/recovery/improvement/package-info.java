/**
 * "You said, we did": what the company did about what customers said, in its own words. Start at {@link
 * io.heard.feedback.recovery.improvement.Improvement}.
 */
@NullMarked
package io.heard.feedback.recovery.improvement;

import org.jspecify.annotations.NullMarked;
