/**
 * A company and its customers as seen from outside: the platform's public API with a machine client's token, the mails that
 * arrive, and the pages behind their links. The demo and the benches are written with it.
 *
 * <p>Start at {@link io.heard.local.client.PlatformApi}. Everything here keeps trying while a service is away, and everything it
 * sends may safely arrive twice.
 */
@NullMarked
package io.heard.local.client;

import org.jspecify.annotations.NullMarked;
