/**
 * Responses as a file: asked for, written in the background part by part, and fetched when it is whole. Start at {@link
 * io.heard.feedback.export.ExportWriter}; {@link io.heard.feedback.export.ExportWorker} runs it, and the room {@code table} knows what
 * stands in the file.
 */
@NullMarked
package io.heard.feedback.export;

import org.jspecify.annotations.NullMarked;
