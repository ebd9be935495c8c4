/** Answers go when their campaign's time to keep them is over: what was said, and of whom; that somebody answered stays counted. */
@NullMarked
package io.heard.feedback.retention;

import org.jspecify.annotations.NullMarked;
