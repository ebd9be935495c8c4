/**
 * How interactions arrive over HTTP: one, many as a JSON array or NDJSON, or a CSV file with columns of any name. Start at {@link
 * io.heard.survey.interaction.intake.InteractionResource}. Every form is read as {@code InteractionLines}; {@code
 * InteractionBatch} hands them on in groups and tells of each line what became of it. A bad line never stops the rest.
 */
@NullMarked
package io.heard.survey.interaction.intake;

import org.jspecify.annotations.NullMarked;
