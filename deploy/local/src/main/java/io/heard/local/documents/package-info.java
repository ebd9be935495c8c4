/**
 * The document store of a single machine: MongoDB's protocol (mongo-java-server) over one H2 MVStore file.
 *
 * <p>The library alone loses what it acknowledged in the second before a crash, scans the whole collection unless a query
 * names exactly one unique index's keys, and hands out documents that other connections are changing. Start at {@link
 * io.heard.local.documents.LocalDocumentStore}; {@link io.heard.local.documents.GroupCommit} mends the first, {@link
 * io.heard.local.documents.OrderedIndex} the second, {@link io.heard.local.documents.IndexedDatabase} the third. {@link
 * io.heard.local.documents.DocumentStoreProcess} runs it on its own. Whoever outgrows one machine points the services at a
 * MongoDB replica set instead.
 */
@NullMarked
package io.heard.local.documents;

import org.jspecify.annotations.NullMarked;
