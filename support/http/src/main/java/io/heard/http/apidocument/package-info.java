/**
 * What is the same in the API document of every service: {@code CommonParts} describes paging, ids and editions once, and
 * {@code CommonRefusals} what any endpoint refuses, where an endpoint does not say it itself.
 */
@NullMarked
package io.heard.http.apidocument;

import org.jspecify.annotations.NullMarked;
