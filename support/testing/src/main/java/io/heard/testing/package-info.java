/**
 * What feature tests of several services need: a real PostgreSQL, a document store that speaks MongoDB's protocol, events as
 * Kafka would deliver them.
 *
 * <p>Put {@code @QuarkusTestResource(PostgresResource.class)} or {@code @QuarkusTestResource(DocumentStoreResource.class)} on a
 * test; both start on free ports. For test scope only.
 */
@NullMarked
package io.heard.testing;

import org.jspecify.annotations.NullMarked;
