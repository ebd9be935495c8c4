/**
 * Tests that hold for the API of every service, read from the API document that its build wrote. Start at {@link
 * io.heard.testing.apidocument.ApiDocument}: {@link io.heard.testing.apidocument.Gaps} and {@link
 * io.heard.testing.apidocument.UntrueExamples} judge the document, {@link io.heard.testing.apidocument.HostileRequests} judges
 * the running service by it.
 */
@NullMarked
package io.heard.testing.apidocument;

import org.jspecify.annotations.NullMarked;
