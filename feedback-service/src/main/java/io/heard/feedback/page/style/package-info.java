/**
 * The stylesheet and the script of the pages, and a company's colours made legible, each under a name that changes with its
 * content.
 * Start at {@link io.heard.feedback.page.style.AssetResource}.
 */
@NullMarked
package io.heard.feedback.page.style;

import org.jspecify.annotations.NullMarked;
