package io.heard.gateway.limits;

/** What counts as one network: an IPv4 address, or the first half of an IPv6 address, since a household owns the rest. */
final class AddressKey {

    private static final int GROUPS_OF_A_NETWORK = 4;

    private AddressKey() {}

    /** @param address numeric, as the socket tells it */
    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        int gap = plain.indexOf("::");
        String[] front = (gap < 0 ? plain : plain.substring(0, gap)).split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < GROUPS_OF_A_NETWORK; i++) {
            network.append(i < front.length && !front[i].isEmpty() ? front[i] : "0")
                    .append(':');
        }
        return network.toString();
    }
}
