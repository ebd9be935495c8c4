/** What stands around the gateway in its tests: stub services, a stand-in for the login, and a client that speaks raw HTTP. */
@NullMarked
package io.heard.gateway.platform;

import org.jspecify.annotations.NullMarked;
