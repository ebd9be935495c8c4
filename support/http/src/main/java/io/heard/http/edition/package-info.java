/**
 * What keeps two people who edit the same thing from overwriting each other: {@link io.heard.http.edition.Edition} is the
 * {@code ETag} a client reads and the {@code If-Match} it hands back. Answers with an {@code ETag} are made there, too.
 */
@NullMarked
package io.heard.http.edition;

import org.jspecify.annotations.NullMarked;
