/**
 * The tokens in the links of our mails. survey-service signs them; whoever serves the page behind the link opens them.
 *
 * <p>Start at {@link io.heard.contracts.link.LinkTokens}.
 */
@NullMarked
package io.heard.contracts.link;

import org.jspecify.annotations.NullMarked;
