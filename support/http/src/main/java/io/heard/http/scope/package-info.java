/** Which products the caller may see: {@link io.heard.http.scope.ProductScope}. */
@NullMarked
package io.heard.http.scope;

import org.jspecify.annotations.NullMarked;
