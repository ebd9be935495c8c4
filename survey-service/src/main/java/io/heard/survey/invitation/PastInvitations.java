package io.heard.survey.invitation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.heard.survey.contact.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** What was asked and answered before, for those who look ahead. */
@ApplicationScoped
public class PastInvitations {

    /** @param answered of those sent */
    public record Answered(int sent, int answered) {}

    private static final String OF_OTHERS = """
            select respondent_id, campaign_id, sent_at from invitation
            where respondent_id = any(:ids) and campaign_id <> :campaign and sent_at is not null""";

    /** The latest ones: what was answered long ago was asked differently. */
    private static final String OF_CAMPAIGN = """
            select count(*) as sent, count(answered_at) as answered
            from (select answered_at from invitation where campaign_id = :campaign and sent_at is not null
                order by id desc limit :most) latest""";

    private static final String OF_TOUCHPOINT = """
            select count(*) as sent, count(answered_at) as answered
            from (select i.answered_at from invitation i join interaction x on x.id = i.interaction_id
                where x.touchpoint = :touchpoint and i.sent_at is not null
                  and (cast(:everyProduct as boolean) or x.product = any(:products))
                order by i.id desc limit :most) latest""";

    private static final int LATEST = 10_000;

    private final Session session;

    PastInvitations(Session session) {
        this.session = session;
    }

    /** What other campaigns have sent to these customers; those who got nothing are left out. */
    public Map<UUID, List<Contact>> ofOthers(UUID campaignId, Collection<UUID> respondents) {
        return session.createNativeQuery(OF_OTHERS, Tuple.class)
                .setParameter("ids", respondents.toArray(UUID[]::new))
                .setParameter("campaign", campaignId)
                .getResultStream()
                .collect(groupingBy(
                        row -> row.get("respondent_id", UUID.class),
                        mapping(
                                row -> new Contact(
                                        row.get("campaign_id", UUID.class),
                                        row.get("sent_at", Instant.class),
                                        Duration.ZERO),
                                toList())));
    }

    public Answered ofCampaign(UUID campaignId) {
        return answered(session.createNativeQuery(OF_CAMPAIGN, Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("most", LATEST)
                .getSingleResult());
    }

    public Answered ofTouchpoint(String touchpoint, Optional<Set<String>> products) {
        return answered(session.createNativeQuery(OF_TOUCHPOINT, Tuple.class)
                .setParameter("touchpoint", touchpoint)
                .setParameter("everyProduct", products.isEmpty())
                .setParameter("products", products.orElse(Set.of()).toArray(String[]::new))
                .setParameter("most", LATEST)
                .getSingleResult());
    }

    private static Answered answered(Tuple row) {
        return new Answered(
                Math.toIntExact(row.get("sent", Long.class)), Math.toIntExact(row.get("answered", Long.class)));
    }
}
