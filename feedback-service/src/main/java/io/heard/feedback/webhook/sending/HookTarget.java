package io.heard.feedback.webhook.sending;

import java.net.InetAddress;

/**
 * Where a request goes.
 *
 * @param host as the hook names it, for the certificate and the header
 * @param address that the connection is made to: looked at, and not looked up again
 * @param resource path and query
 */
record HookTarget(boolean encrypted, String host, int port, InetAddress address, String resource) {

    @Override
    public String toString() {
        return "HookTarget[" + host + "]";
    }
}
