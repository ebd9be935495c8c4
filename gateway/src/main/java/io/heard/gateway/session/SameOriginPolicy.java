package io.heard.gateway.session;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Set;

/**
 * Tells requests of our own pages from those a foreign page makes a browser send. Cookies travel with both; what a browser
 * says about where a request comes from cannot be forged by a page, and foreign pages cannot set headers of their own.
 */
public final class SameOriginPolicy {

    /** Any value will do: that a page could set it at all is the proof. */
    public static final String OWN_HEADER = "X-Heard-Request";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final String origin;

    public SameOriginPolicy(URI publicUrl) {
        this.origin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }

    public static boolean changesSomething(String method) {
        return !HARMLESS.contains(method);
    }

    /** Whether a script of ours may have sent this, or a program that has no session to abuse. */
    public boolean acceptsScript(MultiMap headers) {
        return !headers.contains("Cookie") || (headers.contains(OWN_HEADER) && acceptsForm(headers));
    }

    /** Whether a form of ours sent this: browsers name the origin with every form they post. */
    public boolean acceptsForm(MultiMap headers) {
        String site = headers.get("Sec-Fetch-Site");
        String from = headers.get("Origin");
        boolean sameSite = site == null || site.equals("same-origin");
        return sameSite && (from == null ? site != null : from.equals(origin));
    }
}
