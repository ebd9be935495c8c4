package io.heard.feedback.webhook.sending;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the internet from those of networks behind it. After the registries of special-purpose addresses (IANA, RFC
 * 6890). An IPv4 address in IPv6 clothes is refused, since what it leads to is for a translator to say.
 */
final class PublicAddresses {

    private static final List<IpSubnetFilterRule> CLOSED_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by customers of one provider
            "127.0.0.0/8",
            "168.63.129.16/32", // what virtual machines of Azure ask about themselves
            "169.254.0.0/16", // link-local, and what virtual machines ask about themselves
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Everything public is in here, but for what is taken out below. */
    private static final IpSubnetFilterRule OPEN_V6 = block("2000::/3");

    private static final List<IpSubnetFilterRule> CLOSED_V6 = blocks(
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32",
            "2002::/16", // 6to4
            "3fff::/20");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        var asked = new InetSocketAddress(address, 0);
        if (address instanceof Inet6Address) {
            return OPEN_V6.matches(asked) && CLOSED_V6.stream().noneMatch(block -> block.matches(asked));
        }
        return CLOSED_V4.stream().noneMatch(block -> block.matches(asked));
    }

    private static List<IpSubnetFilterRule> blocks(String... written) {
        return Arrays.stream(written).map(PublicAddresses::block).toList();
    }

    private static IpSubnetFilterRule block(String written) {
        int slash = written.indexOf('/');
        return new IpSubnetFilterRule(
                written.substring(0, slash), Integer.parseInt(written.substring(slash + 1)), IpFilterRuleType.REJECT);
    }
}
