package io.heard.feedback.webhook.sending;

import io.heard.feedback.webhook.WebHookConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Looks at an address before anything is sent to it, so that nobody makes us knock at doors inside. It is looked at when a hook
 * is written and again before each request, since a name can lead somewhere else by then.
 */
@ApplicationScoped
public class HookTargets {

    public static final int LONGEST_URL = 2_000;

    /** Names as DNS has them. The last label begins with a letter, so it is no address however that is written. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern PLAIN_V4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private final WebHookConfig config;
    private final HostLookup lookup;

    HookTargets(WebHookConfig config, HostLookup lookup) {
        this.config = config;
        this.lookup = lookup;
    }

    /** Said aloud: somebody may have taken the setting along from a machine for trying things out. */
    void warn(@Observes StartupEvent started) {
        if (config.allowPrivate()) {
            Log.warn(
                    "Web hooks may lead into this network, unencrypted and to any port: heard.web-hook.allow-private is on");
        }
    }

    /** @throws HookAddressException when nothing may go there */
    public void requireAllowed(String url) throws HookAddressException {
        try {
            find(url, config.timeout());
        } catch (TimeoutException e) {
            throw notFound();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFound();
        }
    }

    /** @throws TimeoutException when looking up the host takes longer */
    HookTarget find(String url, Duration within) throws HookAddressException, TimeoutException, InterruptedException {
        URI uri = parse(url);
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String resource = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new HookTarget(encrypted, host, port, address(host, within), resource);
    }

    private URI parse(String url) throws HookAddressException {
        require(url.length() <= LONGEST_URL, "must have at most " + LONGEST_URL + " characters");
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new HookAddressException("must be an absolute URL in ASCII");
        }
        Set<String> schemes = config.allowPrivate() ? Set.of("https", "http") : Set.of("https");
        require(
                uri.getScheme() != null
                        && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                        && !uri.isOpaque(),
                "must begin with https://");
        require(uri.getHost() != null && uri.getRawPath() != null, "must name a host");
        require(uri.getRawUserInfo() == null, "must not hold a user or a password");
        require(uri.getRawFragment() == null, "must not hold a fragment");
        require(url.chars().allMatch(c -> c > ' ' && c < 127), "must be an absolute URL in ASCII");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        require(
                NAME.matcher(host).matches()
                        || (config.allowPrivate() && PLAIN_V4.matcher(host).matches()),
                "must name a host by its DNS name and not by an address");
        require(
                config.allowPrivate() || uri.getPort() < 0 || config.ports().contains(uri.getPort()),
                "must lead to one of the ports " + new TreeSet<>(config.ports()));
        return uri;
    }

    /** All that a name leads to have to be allowed: which of them would be tried is not for us to guess. */
    private InetAddress address(String host, Duration within)
            throws HookAddressException, TimeoutException, InterruptedException {
        List<InetAddress> addresses;
        try {
            addresses = lookup.addresses(host, within);
        } catch (UnknownHostException e) {
            throw notFound();
        }
        require(
                config.allowPrivate() || addresses.stream().allMatch(PublicAddresses::contain),
                "must lead to an address of the public internet");
        return addresses.getFirst();
    }

    private static HookAddressException notFound() {
        return new HookAddressException("names a host that is not found", true);
    }

    private static void require(boolean holds, String rule) throws HookAddressException {
        if (!holds) {
            throw new HookAddressException(rule);
        }
    }
}
