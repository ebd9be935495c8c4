package io.heard.contracts.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT_WEEK = NOW.plus(Duration.ofDays(7));
    private static final UUID INVITATION = UUID.fromString("0195516f-0000-7000-8000-000000000001");
    private static final byte[] OLD_KEY = "an old key of thirty-two bytes.!".getBytes(UTF_8);
    private static final byte[] NEW_KEY = "a new key of thirty-two bytes..!".getBytes(UTF_8);

    private final LinkTokens links = at(NOW);

    @Test
    void opensWhatItSigned() {
        String token = links.sign(Purpose.ANSWER, INVITATION, NEXT_WEEK);

        assertThat(token).matches("[A-Za-z0-9_-]{79}");
        assertThat(links.open(Purpose.ANSWER, token)).isEqualTo(new OpenedLink.Valid(INVITATION));
    }

    @Test
    void saysWhenALinkHasExpired() {
        String token = links.sign(Purpose.ANSWER, INVITATION, NEXT_WEEK);

        assertThat(at(NEXT_WEEK).open(Purpose.ANSWER, token)).isEqualTo(new OpenedLink.Expired(INVITATION));
    }

    @Test
    void doesNotAnswerWithALinkMeantForOptingOut() {
        String token = links.sign(Purpose.OPT_OUT, INVITATION, NEXT_WEEK);

        assertThat(links.open(Purpose.ANSWER, token)).isEqualTo(new OpenedLink.Unknown());
    }

    @Test
    void aPreviewOpensNothingElse() {
        String token = links.sign(Purpose.PREVIEW, INVITATION, NEXT_WEEK);

        assertThat(links.open(Purpose.PREVIEW, token)).isEqualTo(new OpenedLink.Valid(INVITATION));
        assertThat(links.open(Purpose.ANSWER, token)).isEqualTo(new OpenedLink.Unknown());
        assertThat(links.open(Purpose.OPT_OUT, token)).isEqualTo(new OpenedLink.Unknown());
    }

    @Test
    void signsTwoIdsAndAMoment() {
        var pair =
                new SignedPair(INVITATION, UUID.fromString("6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b"), NOW.plusMillis(7));
        String token = links.signPair(Purpose.TICKET, pair);

        assertThat(token).matches("[A-Za-z0-9_-]{100}");
        assertThat(links.openPair(Purpose.TICKET, token)).contains(pair);
        assertThat(links.openPair(Purpose.ANONYMOUS, token)).isEmpty();
        assertThat(links.open(Purpose.TICKET, token)).isEqualTo(new OpenedLink.Unknown());
        assertThat(links.openPair(Purpose.OPEN, links.sign(Purpose.OPEN, INVITATION, NEXT_WEEK)))
                .isEmpty();
        assertThat(links.openPair(Purpose.TICKET, token + "=")).isEmpty();
        for (int i = 0; i < token.length(); i++) {
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.openPair(Purpose.TICKET, token.substring(0, i) + changed + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void refusesEveryTokenWithOneCharacterChanged() {
        String token = links.sign(Purpose.ANSWER, INVITATION, NEXT_WEEK);

        for (int i = 0; i < token.length(); i++) {
            for (char other : "AQgw_-7z".toCharArray()) {
                if (other != token.charAt(i)) {
                    String forged = token.substring(0, i) + other + token.substring(i + 1);
                    assertThat(links.open(Purpose.ANSWER, forged))
                            .as("character %d changed", i)
                            .isEqualTo(new OpenedLink.Unknown());
                }
            }
        }
    }

    @Test
    void refusesOtherSpellingsOfAToken() {
        String token = links.sign(Purpose.ANSWER, INVITATION, NEXT_WEEK);

        for (String other : List.of(token + "=", token + "==", " " + token, token + "\n", "", ".", token + token)) {
            assertThat(links.open(Purpose.ANSWER, other)).isEqualTo(new OpenedLink.Unknown());
        }
    }

    @Test
    void keepsOpeningLinksOfARotatedKey() {
        String old = new LinkTokens(Map.of(1, OLD_KEY), 1, clock(NOW)).sign(Purpose.ANSWER, INVITATION, NEXT_WEEK);
        var rotated = new LinkTokens(Map.of(1, OLD_KEY, 2, NEW_KEY), 2, clock(NOW));
        var withoutOld = new LinkTokens(Map.of(2, NEW_KEY), 2, clock(NOW));

        assertThat(rotated.open(Purpose.ANSWER, old)).isEqualTo(new OpenedLink.Valid(INVITATION));
        assertThat(withoutOld.open(Purpose.ANSWER, old)).isEqualTo(new OpenedLink.Unknown());
    }

    @Test
    void refusesShortKeys() {
        assertThatThrownBy(() -> new LinkTokens(Map.of(1, new byte[31]), 1, clock(NOW)))
                .hasMessageContaining("32 bytes");
    }

    private static LinkTokens at(Instant now) {
        return new LinkTokens(Map.of(1, OLD_KEY), 1, clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
