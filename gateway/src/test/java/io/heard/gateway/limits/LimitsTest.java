package io.heard.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final Limits limits = new Limits(config());

    @Test
    void anAddressMayFollowAFewBadLinksAndThenHasToWait() {
        assertThat(limits.badLink("192.0.2.1")).isEmpty();
        assertThat(limits.badLink("192.0.2.1")).isEmpty();

        OptionalLong wait = limits.badLink("192.0.2.1");

        assertThat(wait).isPresent();
        assertThat(wait.getAsLong()).isBetween(1L, 30L);
        assertThat(limits.badLink("192.0.2.2")).isEmpty();
    }

    @Test
    void allAddressesOfOneIpv6NetworkAreOne() {
        assertThat(AddressKey.of("2001:db8:1:2:3:4:5:6")).isEqualTo(AddressKey.of("2001:db8:1:2:ffff::1"));
        assertThat(AddressKey.of("2001:db8:1:2::1")).isNotEqualTo(AddressKey.of("2001:db8:1:3::1"));
        assertThat(AddressKey.of("::1")).isEqualTo(AddressKey.of("0:0:0:0:0:0:0:1%lo"));
        assertThat(AddressKey.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void callersAreCountedByWhoTheyAre() {
        for (int i = 0; i < 12; i++) {
            assertThat(limits.call("busy")).isEmpty();
        }

        assertThat(limits.call("busy")).hasValue(1);
        assertThat(limits.call("quiet")).isEmpty();
    }

    private static LimitsConfig config() {
        return new LimitsConfig() {
            @Override
            public int badLinksPerMinute() {
                return 2;
            }

            @Override
            public int openAnswersPerMinute() {
                return 2;
            }

            @Override
            public int strangersPerMinute() {
                return 2;
            }

            @Override
            public int callsPerSecond() {
                return 3;
            }

            @Override
            public int remembered() {
                return 100;
            }
        };
    }
}
