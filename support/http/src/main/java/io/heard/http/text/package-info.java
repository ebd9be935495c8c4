/** What we accept as text from outside: {@link io.heard.http.text.TextPolicy}. */
@NullMarked
package io.heard.http.text;

import org.jspecify.annotations.NullMarked;
