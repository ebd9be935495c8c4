/**
 * Where the service's documents live. Start at {@link io.heard.feedback.documents.DocumentStore}.
 *
 * <p>Every change is one write to one document; there are no transactions. What must happen once goes by the document's id, so
 * that any write may be repeated after a lost answer.
 */
@NullMarked
package io.heard.feedback.documents;

import org.jspecify.annotations.NullMarked;
