/**
 * The machine's own browser, for tests of pages as people meet them. Start at {@link io.heard.testing.browser.Chromium}; {@link
 * io.heard.testing.browser.Accessibility} looks at a page the way axe does, {@link io.heard.testing.browser.Look} as
 * somebody with their own screen and language.
 */
@NullMarked
package io.heard.testing.browser;

import org.jspecify.annotations.NullMarked;
