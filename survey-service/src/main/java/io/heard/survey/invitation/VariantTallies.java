package io.heard.survey.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Counts what was asked in which of a campaign's ways. */
@ApplicationScoped
public class VariantTallies {

    private static final String COUNT = """
            select variant,
                count(*) filter (where status not in ('SUPPRESSED', 'REFUSED')) as invited,
                count(sent_at) as sent,
                count(*) filter (where sent_at is not null and answered_at is not null) as answered
            from invitation join decision using (interaction_id, campaign_id)
            where campaign_id = :campaign and variant is not null and decided_at >= :since
            group by variant order by variant""";

    private final Session session;

    VariantTallies(Session session) {
        this.session = session;
    }

    /** @param since what was decided before is not counted */
    public List<VariantTally> of(UUID campaignId, Instant since) {
        return session
                .createNativeQuery(COUNT, Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("since", since)
                .getResultList()
                .stream()
                .map(row -> new VariantTally(
                        row.get("variant", String.class),
                        count(row, "invited"),
                        count(row, "sent"),
                        count(row, "answered")))
                .toList();
    }

    private static int count(Tuple row, String column) {
        return Math.toIntExact(row.get(column, Long.class));
    }
}
