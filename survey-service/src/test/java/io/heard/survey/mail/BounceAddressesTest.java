package io.heard.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BounceAddressesTest {

    private static final UUID INVITATION = UUID.fromString("0195516f-0000-7000-8000-000000000001");
    private static final String KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMDE=";

    private final BounceAddresses addresses = new BounceAddresses(
            config(Map.of("heard.mail.bounce-domain", "bounces.example.org", "heard.mail.bounce-key", KEY)));

    @Test
    void namesTheInvitationAlsoInCapitalsAndFitsIntoALocalPart() {
        String address = addresses.of(INVITATION).orElseThrow();

        assertThat(address).matches("b-[0-9a-f]{32}-[0-9a-f]{20}@bounces\\.example\\.org");
        assertThat(addresses.open(address.toUpperCase(Locale.ROOT))).contains(INVITATION);
    }

    @Test
    void opensNothingThatWeDidNotSign() {
        String address = addresses.of(INVITATION).orElseThrow();
        BounceAddresses others = new BounceAddresses(config(Map.of(
                "heard.mail.bounce-domain",
                "bounces.example.org",
                "heard.mail.bounce-key",
                "b3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItMDE=")));

        assertThat(addresses.open(address.replace("-0195516f", "-0195516e"))).isEmpty();
        assertThat(others.open(address)).isEmpty();
        assertThat(addresses.open("ann@example.org")).isEmpty();
        assertThat(addresses.open("")).isEmpty();
    }

    @Test
    void needsAKeyWhereReportsAreWanted() {
        assertThatThrownBy(() -> new BounceAddresses(config(Map.of("heard.mail.bounce-domain", "b.example.org"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bounce-key");
        assertThat(new BounceAddresses(config(Map.of())).of(INVITATION)).isEmpty();
    }

    private static MailConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("heard.mail.host", "127.0.0.1");
        all.put("heard.mail.from", "surveys@example.org");
        return TestMailConfig.of(all);
    }
}
