/**
 * Responses as rows of a table, and each kind of file that holds them: {@link io.heard.feedback.export.table.Columns} lays a row
 * out, a {@link io.heard.feedback.export.table.FileFormat} writes it.
 */
@NullMarked
package io.heard.feedback.export.table;

import org.jspecify.annotations.NullMarked;
