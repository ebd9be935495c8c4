/**
 * One OpenAPI document for the whole of Heard, made of those the services commit, which are in our jar.
 *
 * <p>Start at {@link io.heard.gateway.apidocument.DocumentMerge} for how, {@code ApiDocumentResource} for where.
 */
@NullMarked
package io.heard.gateway.apidocument;

import org.jspecify.annotations.NullMarked;
