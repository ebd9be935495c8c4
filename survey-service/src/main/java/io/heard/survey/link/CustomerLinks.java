package io.heard.survey.link;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes the links of a mail. They start with the configured address, never with what a request says our host is. */
@ApplicationScoped
public class CustomerLinks {

    private final LinkTokens tokens;
    private final LinkConfig config;
    private final Clock clock;

    CustomerLinks(LinkTokens tokens, LinkConfig config, Clock clock) {
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** @param closesAt answers are taken before this moment; what became of one is shown for long after it */
    public String survey(UUID invitationId, Instant closesAt) {
        return base() + "/s/" + tokens.sign(Purpose.ANSWER, invitationId, closesAt.plus(LinkTokens.FOLLOW_UP));
    }

    public String optOut(UUID invitationId) {
        return base() + "/u/"
                + tokens.sign(Purpose.OPT_OUT, invitationId, clock.instant().plus(config.optOutLifetime()));
    }

    /** Shows the newest published version of a survey as customers see it; nothing that is sent there is kept. */
    public String preview(UUID surveyId, Instant expiresAt) {
        return base() + "/s/" + tokens.sign(Purpose.PREVIEW, surveyId, expiresAt);
    }

    /**
     * For one answer of somebody whom nobody can tell: under an id that is made here and stands nowhere but in the mail. It is
     * another one each time, and it expires at the end of a day, so that neither leads back to an invitation.
     */
    public String anonymous(UUID campaignId, Instant expiresAt) {
        Instant endOfDay = expiresAt.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        return base() + "/s/"
                + tokens.signPair(Purpose.ANONYMOUS, new SignedPair(campaignId, UUID.randomUUID(), endOfDay));
    }

    /** The same each time for a campaign and a moment, so that what was printed stays good. */
    public String open(UUID campaignId, Instant expiresAt) {
        return base() + "/o/" + tokens.sign(Purpose.OPEN, campaignId, expiresAt);
    }

    private String base() {
        String url = config.publicUrl().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
