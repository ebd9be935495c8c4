package io.heard.survey.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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
            from invitation
            where campaign_id = :campaign and variant is not null
            group by variant order by variant""";

    private final Session session;

    VariantTallies(Session session) {
        this.session = session;
    }

    public List<VariantTally> of(UUID campaignId) {
        return session
                .createNativeQuery(COUNT, Tuple.class)
                .setParameter("campaign", campaignId)
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
