/** How lists are answered in pages: {@link io.heard.http.paging.Page}, continued by an opaque token and never by an offset. */
@NullMarked
package io.heard.http.paging;

import org.jspecify.annotations.NullMarked;
