/**
 * What we answer while PostgreSQL is away or busy: 503 to programs that call us ({@code StorageProblems}), patience with events
 * ({@link io.heard.survey.storage.StorageOutage}). Never a dead letter, never a 500, for a failure that passes by itself.
 */
@NullMarked
package io.heard.survey.storage;

import org.jspecify.annotations.NullMarked;
