package io.heard.survey.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever has all of this service's data, and every event it tells, cannot find out whose answer is whose. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class AnonymousMailTest extends SendingScene {

    private static final Pattern LINK = Pattern.compile("/s/([A-Za-z0-9_-]+)");

    @Inject
    LinkTokens links;

    @Test
    void theLinkLeadsToTheCampaignUnderAnIdThatStandsNowhereElse() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"anonymous\": true, \"product\": \"broadband\"");
        String interaction = scene.report("ann");
        sender.sendDue();

        String mail = SentMails.text(SentMails.to(scene.email("ann")).getFirst());
        String token = token(mail);
        SignedPair link = links.openPair(Purpose.ANONYMOUS, token).orElseThrow();
        assertThat(link.first()).isEqualTo(UUID.fromString(campaign));
        assertThat(link.second().version())
                .as("made by chance, without a time in it")
                .isEqualTo(4);
        assertThat(link.moment().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay())
                .as("many links expire at the same moment")
                .isZero();
        assertThat(links.open(Purpose.ANSWER, token)).isEqualTo(new OpenedLink.Unknown());
        assertThat(mail).doesNotContain("/s/" + interaction).contains("nobody can find out that they are yours");

        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("SENT"))
                .extract()
                .path("items[0].invitation.id");
        for (String trace : List.of(
                link.second().toString(), link.second().toString().replace("-", ""), token, token.substring(30))) {
            assertThat(database.tablesWith(trace)).as("where it is kept").isEmpty();
        }
        // That somebody was asked is told, and no more: neither who it was nor anything only few have in common.
        assertThat(database.eventsAbout(id)).containsExactly(InvitationSent.TYPE);
        assertThat(database.dataAbout(id).getFirst())
                .doesNotContain("north")
                .doesNotContain(interaction)
                .doesNotContain("customer");
    }

    @Test
    void everyMailHasAnotherLink() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"anonymous\": true, \"product\": \"broadband\"");
        scene.report("ann");
        scene.report("ben");
        sender.sendDue();

        List<String> tokens = Stream.of("ann", "ben")
                .map(name -> SentMails.to(scene.email(name)).getFirst())
                .map(AnonymousMailTest::token)
                .toList();
        assertThat(tokens.get(0)).isNotEqualTo(tokens.get(1));
        assertThat(links.openPair(Purpose.ANONYMOUS, tokens.get(0))
                        .orElseThrow()
                        .moment())
                .isEqualTo(links.openPair(Purpose.ANONYMOUS, tokens.get(1))
                        .orElseThrow()
                        .moment());
    }

    @Test
    void othersKeepALinkOfTheirOwn() throws Exception {
        String interaction = scene.report("ann");
        sender.sendDue();

        String token = token(SentMails.text(SentMails.to(scene.email("ann")).getFirst()));
        assertThat(links.open(Purpose.ANSWER, token)).isInstanceOf(OpenedLink.Valid.class);
        long closesAt =
                database.count("select floor(extract(epoch from expires_at)) from invitation where interaction_id = '"
                        + interaction + "'");
        assertThat(links.expiresAt(Purpose.ANSWER, token))
                .as("long enough to see what became of the answer")
                .contains(Instant.ofEpochSecond(closesAt).plus(LinkTokens.FOLLOW_UP));
    }

    private static String token(byte[] mail) {
        try {
            return token(SentMails.text(mail));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String token(String mail) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
