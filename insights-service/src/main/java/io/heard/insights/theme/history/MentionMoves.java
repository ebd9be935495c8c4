package io.heard.insights.theme.history;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Moves mentions from theme to theme with an event, and remembers where they were. First what was is written down, which holds the
 * segments; then what is written down is moved. So an answer that is withdrawn meanwhile is passed over, and no mention is ever
 * moved without a trace.
 */
@ApplicationScoped
public class MentionMoves {

    private static final String REMEMBER = """
            insert into moved_mention (segment_id, event_id, theme_id, similarity, since, until, pinned)
            select segment.id, given.event_id, mention.theme_id, mention.similarity, mention.since, :at,
                coalesce(mention.pinned, false)
            from unnest(:events, :segments) as given (event_id, segment_id)
            join segment on segment.id = given.segment_id
            left join mention on mention.segment_id = segment.id
            order by segment.id for key share of segment""";

    /** What people pinned stays pinned, whoever moves it on. */
    private static final String PUT = """
            insert into mention (segment_id, theme_id, similarity, since, pinned)
            select given.segment_id, given.theme_id, given.similarity, :at, :pinned or moved.pinned
            from unnest(:events, :segments, :themes, :similarities) as given (event_id, segment_id, theme_id, similarity)
            join moved_mention moved on moved.event_id = given.event_id and moved.segment_id = given.segment_id
            on conflict (segment_id) do update set theme_id = excluded.theme_id, similarity = excluded.similarity,
                since = excluded.since, pinned = excluded.pinned""";

    private static final String TAKE_OUT = """
            delete from mention using moved_mention moved
            where moved.event_id = any(:events) and moved.segment_id = mention.segment_id
                and moved.theme_id = mention.theme_id""";

    private static final String REMEMBER_ALL = """
            insert into moved_mention (segment_id, event_id, theme_id, similarity, since, until, pinned)
            select segment.id, :event, mention.theme_id, mention.similarity, mention.since, :at, mention.pinned
            from mention join segment on segment.id = mention.segment_id
            where mention.theme_id = :theme
            order by segment.id for key share of segment""";

    private static final String PUT_ALL = """
            update mention set theme_id = :theme, since = :at from moved_mention moved
            where moved.event_id = :event and moved.segment_id = mention.segment_id""";

    private static final String REMEMBER_AGAIN = """
            insert into moved_mention (segment_id, event_id, theme_id, similarity, since, until, pinned)
            select segment.id, :event, mention.theme_id, mention.similarity, mention.since, :at, mention.pinned
            from moved_mention before
            join mention on mention.segment_id = before.segment_id and mention.theme_id = :theme
            join segment on segment.id = before.segment_id
            where before.event_id = :undone
            order by segment.id for key share of segment""";

    private static final String PUT_BACK = """
            update mention set theme_id = :theme, similarity = before.similarity, pinned = before.pinned, since = :at
            from moved_mention moved join moved_mention before on before.segment_id = moved.segment_id
            where moved.event_id = :event and before.event_id = :undone and mention.segment_id = moved.segment_id""";

    private static final String STILL_THERE = """
            select cast(count(*) as int) from moved_mention before
            join mention on mention.segment_id = before.segment_id and mention.theme_id = :theme
            join segment on segment.id = before.segment_id join verbatim on verbatim.id = segment.verbatim_id
            where before.event_id = :undone and %s""".formatted(ShownAnswers.CONDITION);

    /**
     * Of those that still are where they were sorted to last, and not in another theme that somebody named: they belong there whatever
     * is undone. Nothing goes into a theme that is no more, or that nobody wants to see.
     */
    private static final String SORTED_SINCE = """
            select sorted.segment_id, theme.id as theme_id, sorted.similarity, %s as shown from (
                select moved.segment_id, (array_agg(moved.theme_id order by event.sequence))[1] as was,
                    (array_agg(moved.similarity order by event.sequence))[1] as similarity,
                    (array_agg(case event.kind when 'MENTIONS_JOINED' then event.theme_id else event.other_theme_id end
                        order by event.sequence desc))[1] as put
                from theme_event event join moved_mention moved on moved.event_id = event.id
                where :theme in (event.theme_id, event.other_theme_id) and event.sequence > :sequence
                    and event.kind in ('MENTIONS_MOVED', 'MENTIONS_JOINED', 'MENTIONS_LEFT')
                group by moved.segment_id) sorted
            join segment on segment.id = sorted.segment_id join verbatim on verbatim.id = segment.verbatim_id
            left join mention on mention.segment_id = sorted.segment_id
            left join theme present on present.id = mention.theme_id and present.id <> :theme
            left join theme on theme.id = sorted.was and theme.retired_at is null and not theme.muted
            where mention.theme_id is not distinct from sorted.put and sorted.was is distinct from sorted.put
                and mention.pinned is not true and present.sentences is null and (theme.id is not null or mention.theme_id = :theme)
            order by sorted.segment_id""".formatted(ShownAnswers.CONDITION);

    private final Session session;

    MentionMoves(Session session) {
        this.session = session;
    }

    /** @param event recorded already */
    public record Move(UUID event, UUID segment, UUID theme, float similarity) {}

    /** Complaints go into themes, from other themes or from none. */
    @Transactional(MANDATORY)
    public void put(List<Move> moves, boolean pinned, Instant at) {
        if (moves.isEmpty()) {
            return;
        }
        UUID[] events = moves.stream().map(Move::event).toArray(UUID[]::new);
        UUID[] segments = moves.stream().map(Move::segment).toArray(UUID[]::new);
        remember(events, segments, at);
        session.createNativeMutationQuery(PUT)
                .setParameter("events", events)
                .setParameter("segments", segments)
                .setParameter("themes", moves.stream().map(Move::theme).toArray(UUID[]::new))
                .setParameter(
                        "similarities", moves.stream().map(Move::similarity).toArray(Float[]::new))
                .setParameter("pinned", pinned)
                .setParameter("at", at)
                .executeUpdate();
    }

    /** Mentions go back to the complaints that are in no theme. */
    @Transactional(MANDATORY)
    public void takeOut(UUID event, Collection<UUID> mentions, Instant at) {
        if (!mentions.isEmpty()) {
            UUID[] events = new UUID[mentions.size()];
            Arrays.fill(events, event);
            remember(events, mentions.toArray(UUID[]::new), at);
            session.createNativeMutationQuery(TAKE_OUT)
                    .setParameter("events", new UUID[] {event})
                    .executeUpdate();
        }
    }

    /**
     * Everything that still mentions a theme goes elsewhere, and stays pinned if it was.
     *
     * @param to null for no theme
     */
    @Transactional(MANDATORY)
    public void moveAll(UUID event, UUID from, @Nullable UUID to, Instant at) {
        session.createNativeMutationQuery(REMEMBER_ALL)
                .setParameter("event", event)
                .setParameter("theme", from)
                .setParameter("at", at)
                .executeUpdate();
        if (to == null) {
            session.createNativeMutationQuery(TAKE_OUT)
                    .setParameter("events", new UUID[] {event})
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery(PUT_ALL)
                    .setParameter("theme", to)
                    .setParameter("event", event)
                    .setParameter("at", at)
                    .executeUpdate();
        }
    }

    /** How many of the mentions that an event moved are in this theme now, of those that count. */
    @Transactional(MANDATORY)
    public int stillIn(UUID theme, UUID undone) {
        return session.createNativeQuery(STILL_THERE, Integer.class)
                .setParameter("theme", theme)
                .setParameter("undone", undone)
                .getSingleResult();
    }

    /** What an event moved goes back, as pinned as it was, where it still is where that event put it. */
    @Transactional(MANDATORY)
    public void putBack(UUID event, UUID undone, UUID from, UUID to, Instant at) {
        session.createNativeMutationQuery(REMEMBER_AGAIN)
                .setParameter("event", event)
                .setParameter("undone", undone)
                .setParameter("theme", from)
                .setParameter("at", at)
                .executeUpdate();
        session.createNativeMutationQuery(PUT_BACK)
                .setParameter("event", event)
                .setParameter("undone", undone)
                .setParameter("theme", to)
                .setParameter("at", at)
                .executeUpdate();
    }

    /**
     * Where a complaint was before runs sorted it.
     *
     * @param theme null for none
     * @param shown whether it counts
     */
    public record Before(
            UUID segment, @Nullable UUID theme, @Nullable Float similarity, boolean shown) {}

    /**
     * What runs have sorted into a theme or out of it by what people say of it.
     *
     * @param sequence of the event since which people say it
     */
    @Transactional(MANDATORY)
    public List<Before> sortedSince(int sequence, UUID theme) {
        return session
                .createNativeQuery(SORTED_SINCE, Tuple.class)
                .setParameter("theme", theme)
                .setParameter("sequence", sequence)
                .getResultList()
                .stream()
                .map(row -> new Before(
                        row.get("segment_id", UUID.class),
                        row.get("theme_id", UUID.class),
                        row.get("similarity", Float.class),
                        row.get("shown", Boolean.class)))
                .toList();
    }

    /** Complaints go back to where they were. */
    @Transactional(MANDATORY)
    public void putBack(UUID event, List<Before> complaints, Instant at) {
        List<Move> moves = new ArrayList<>();
        List<UUID> out = new ArrayList<>();
        for (Before before : complaints) {
            UUID theme = before.theme();
            if (theme == null) {
                out.add(before.segment());
            } else {
                float similarity = Objects.requireNonNullElse(before.similarity(), 0f);
                moves.add(new Move(event, before.segment(), theme, similarity));
            }
        }
        put(moves, false, at);
        takeOut(event, out, at);
    }

    private void remember(UUID[] events, UUID[] segments, Instant at) {
        session.createNativeMutationQuery(REMEMBER)
                .setParameter("events", events)
                .setParameter("segments", segments)
                .setParameter("at", at)
                .executeUpdate();
    }
}
