/**
 * What a product's complaints are measured by, and every time that was derived anew: {@link
 * io.heard.insights.theme.rebase.Rebases} keeps both, {@code MiningRebaseResource} shows them.
 */
@NullMarked
package io.heard.insights.theme.rebase;

import org.jspecify.annotations.NullMarked;
