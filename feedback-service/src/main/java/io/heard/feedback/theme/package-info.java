/**
 * Hears from insights-service which responses touch which themes. Start at {@code ThemeConsumer}; the themes stand in the responses
 * themselves, so that they can be searched by them.
 */
@NullMarked
package io.heard.feedback.theme;

import org.jspecify.annotations.NullMarked;
