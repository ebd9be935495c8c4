package io.heard.insights.theme.telling;

import io.heard.contracts.event.ResponseThemed;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What was told of the themes of each response, and what has to be told of them now. */
@ApplicationScoped
class ThemedResponses {

    /**
     * Readers forget themes with every other revision of a response by themselves: a new one is told when it touches any. A
     * sequence goes on from the clock, so that it grows also for readers that remember more than we do.
     */
    private static final String NOTE_CHANGES = """
            with marked as materialized (
                select invitation_id, revision, product from response where invitation_id = any(:ids)
                order by invitation_id for key share),
            mentioned as (
                select marked.invitation_id, marked.revision, array(
                    select distinct mention.theme_id from verbatim
                    join segment on segment.verbatim_id = verbatim.id and segment.revision = verbatim.revision
                    join mention on mention.segment_id = segment.id
                    join theme on theme.id = mention.theme_id and theme.retired_at is null
                    where verbatim.invitation_id = marked.invitation_id and verbatim.revision = marked.revision
                    order by 1) as themes
                from marked),
            told as (
                insert into themed_response (invitation_id, revision, themes, sequence)
                select now.invitation_id, now.revision, now.themes, :sequence
                from mentioned now left join themed_response before on before.invitation_id = now.invitation_id
                where now.themes <> coalesce(before.themes, cast(array[] as uuid[]))
                    or (now.revision <> before.revision and cardinality(now.themes) > 0)
                order by now.invitation_id
                on conflict (invitation_id) do update set revision = excluded.revision, themes = excluded.themes,
                    sequence = greatest(themed_response.sequence + 1, excluded.sequence)
                returning invitation_id, revision, themes, sequence)
            select told.invitation_id, told.revision, marked.product, told.themes, told.sequence
            from told join marked on marked.invitation_id = told.invitation_id order by told.invitation_id""";

    private final Session session;
    private final UntoldResponses untold;
    private final Outbox outbox;
    private final Clock clock;

    ThemedResponses(Session session, UntoldResponses untold, Outbox outbox, Clock clock) {
        this.session = session;
        this.untold = untold;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** True when there may be more. */
    @Transactional
    boolean tellSome(int most) {
        List<UUID> marked = untold.take(most);
        if (!marked.isEmpty()) {
            Instant now = clock.instant();
            outbox.addAll(session
                    .createNativeQuery(NOTE_CHANGES, Tuple.class)
                    .setParameter("ids", marked.toArray(UUID[]::new))
                    .setParameter("sequence", now.toEpochMilli())
                    .getResultList()
                    .stream()
                    .map(row -> event(row, now))
                    .toList());
        }
        return marked.size() == most;
    }

    private static ResponseThemed event(Tuple row, Instant now) {
        return new ResponseThemed(
                row.get("invitation_id", UUID.class),
                row.get("revision", Integer.class),
                row.get("product", String.class),
                Arrays.asList(row.get("themes", UUID[].class)),
                row.get("sequence", Long.class),
                now);
    }
}
