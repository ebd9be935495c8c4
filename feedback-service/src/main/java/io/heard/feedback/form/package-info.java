/**
 * From what a browser posted to answers, without any framework. Start at {@link io.heard.feedback.form.SheetReader}: it holds
 * every rule about what may be answered. Nothing is guessed at and nothing typed is thrown away.
 */
@NullMarked
package io.heard.feedback.form;

import org.jspecify.annotations.NullMarked;
