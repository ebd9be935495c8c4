package io.heard.insights.theme;

import static java.util.stream.Collectors.toMap;

import io.heard.http.scope.ProductScope;
import io.heard.insights.mining.QuoteChoice;
import io.heard.insights.mining.emerging.EmergenceWatch;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Asks the database about themes the caller may see, with as many queries for a page as for one theme. */
@ApplicationScoped
class ThemeRows {

    private static final String SAID = """
             join segment on segment.id = mention.segment_id
            join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision""";

    /** A verbatim with a complaint in it; counted this way nothing needs to be told apart by sorting. */
    private static final String COMPLAINS = """
            exists (select from segment where segment.verbatim_id = verbatim.id
                and segment.revision = verbatim.revision and segment.complaint)""";

    private static final String EMERGING =
            "from emergence where theme_id = theme.id and emerged_at <= :end and until > :end";

    private static final String NOBODY_IS_QUOTED =
            "theme.label_by_people or not exists (select from mention where mention.theme_id = theme.id)";

    private static final String SHOWN = " and " + ShownAnswers.CONDITION;

    private static final String SENTENCES = """
            select theme.id, said.sentence from theme, unnest(theme.sentences) with ordinality as said (sentence, place)
            where theme.id = any(:themes) order by theme.id, said.place""";

    /** How many of the best mentions are looked at to find quotes of different customers that read well. */
    private static final int QUOTE_CANDIDATES = 30;

    private final Session session;
    private final ProductScope scope;
    private final MiningConfig config;

    ThemeRows(Session session, ProductScope scope, MiningConfig config) {
        this.session = session;
        this.scope = scope;
        this.config = config;
    }

    /** From here to the end of the transaction every query sees the mentions of the same moment. */
    void freeze() {
        session.createNativeMutationQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** Answers with a complaint, by product; without those products that have none. */
    Map<String, Integer> complaints(ThemeFilter filter) {
        Limits limits = limits(filter);
        String sql = "select verbatim.product, cast(count(*) as int) as complaints from verbatim where " + COMPLAINS
                + SHOWN + limits.products("verbatim") + limits.times() + " group by 1";
        return limits.bind(session.createNativeQuery(sql, Tuple.class), true, true).getResultList().stream()
                .collect(toMap(row -> row.get("product", String.class), row -> row.get("complaints", Integer.class)));
    }

    /** Answers with text, and work not done yet. */
    Tuple totals(ThemeFilter filter) {
        Limits limits = limits(filter);
        String sql = """
                select cast((select count(*) from verbatim where true%4$s%1$s%2$s) as int) as verbatims,
                    cast((select count(*) from verbatim where verbatim.origin = 'OPEN'%1$s%2$s) as int) as uninvited,
                    cast((select count(*) from verbatim where mined_revision is distinct from revision%1$s)
                        + (select count(*) from mining_state where not settled%3$s) as int) as waiting""".formatted(limits.products("verbatim"), limits.times(), limits.products("mining_state"), SHOWN);
        return limits.bind(session.createNativeQuery(sql, Tuple.class), true, true)
                .getSingleResult();
    }

    /**
     * Living themes that somebody named or that have mentions, the most mentioned first; those of another moment with what mentioned
     * them then. Where a theme is asked for, or those that are muted, also without mentions; one whose mentions are not shown is
     * hidden with them, unless people found the words for it.
     *
     * @param end of the time that is looked at: what was new then is said to be
     * @param id only this one; null for all
     * @param after continue behind this place; null from the start
     */
    List<Tuple> themes(ThemeFilter filter, Instant end, @Nullable UUID id, @Nullable Place after, int limit) {
        Limits limits = limits(filter);
        String sql = "select theme.id, theme.product, theme.label, theme.language, theme.label_by_people, theme.muted,"
                + " theme.edition,"
                + " coalesce(said.mentions, 0) as mentions, coalesce(said.customers, 0) as customers,"
                + " coalesce(said.uninvited, 0) as uninvited, said.first_mentioned, said.last_mentioned,"
                + " (select since " + EMERGING + ") as emerging_since"
                + " from theme left join (select mention.theme_id,"
                + " cast(count(distinct verbatim.id) as int) as mentions,"
                + " cast(count(distinct verbatim.customer_id) as int) as customers,"
                + " cast(count(distinct verbatim.id) filter (where verbatim.origin = 'OPEN') as int) as uninvited,"
                + " min(verbatim.interaction_closed_at) as first_mentioned,"
                + " max(verbatim.interaction_closed_at) as last_mentioned"
                + " from " + limits.mention() + SAID
                + " where true" + SHOWN + limits.products("verbatim") + limits.times()
                + (id == null ? "" : " and mention.theme_id = :id")
                + " group by mention.theme_id) said on said.theme_id = theme.id where "
                + (filter.themesAsOf() == null ? "theme.retired_at is null" : "theme.born_at <= :themesAsOf")
                + " and (said.theme_id is not null or theme.retired_at is null and (theme.sentences is not null"
                + (id == null && !filter.muted() ? "))" : " or " + NOBODY_IS_QUOTED + "))")
                + limits.products("theme")
                + (id == null ? " and theme.muted = :muted" + enoughCustomers(limits) : " and theme.id = :id")
                + (filter.emerging() ? " and exists (select " + EMERGING + ")" : "")
                + (after == null ? "" : " and (-coalesce(said.mentions, 0), theme.id) > (-:mentions, :after)")
                + " order by mentions desc, theme.id limit :limit";
        NativeQuery<Tuple> query = limits.bind(session.createNativeQuery(sql, Tuple.class), true, true);
        if (id == null) {
            query.setParameter("muted", filter.muted()).setParameter("fewest", config.fewestCustomers());
        } else {
            query.setParameter("id", id);
        }
        if (after != null) {
            query.setParameter("mentions", after.mentions()).setParameter("after", after.id());
        }
        return query.setParameter("end", end).setParameter("limit", limit).getResultList();
    }

    /**
     * Of all time, or a theme would come and go with the time that is looked at. What is new has been told of, so it is listed from as
     * many on as make it news.
     */
    private static String enoughCustomers(Limits limits) {
        String customers = limits.filter().from() == null && limits.filter().to() == null
                ? "said.customers"
                : "(select count(distinct verbatim.customer_id) from " + limits.mention() + SAID
                        + " where mention.theme_id = theme.id" + SHOWN + ")";
        return " and (theme.sentences is not null or theme.label_by_people or theme.keeps_members or theme.muted or "
                + customers + " >= case when exists (select " + EMERGING + ") then least(:fewest, "
                + EmergenceWatch.FEWEST_CUSTOMERS + ") else :fewest end)";
    }

    /** What somebody said each theme is about; without those that runs found. */
    Map<UUID, List<String>> sentences(List<UUID> themes) {
        Map<UUID, List<String>> sentences = new HashMap<>();
        session.createNativeQuery(SENTENCES, Tuple.class)
                .setParameter("themes", themes.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> sentences
                        .computeIfAbsent(row.get("id", UUID.class), none -> new ArrayList<>())
                        .add(row.get("sentence", String.class)));
        return sentences;
    }

    /** For each theme and pillar {@code id, pillar, mentions}, the most mentioned first. */
    List<Tuple> pillars(ThemeFilter filter, List<UUID> themes) {
        Limits limits = limits(filter);
        String sql =
                "select mention.theme_id as id, segment.pillar, cast(count(distinct verbatim.id) as int) as mentions"
                        + " from " + limits.mention() + SAID
                        + " where mention.theme_id = any(:themes) and segment.pillar is not null" + SHOWN
                        + limits.times()
                        + " group by 1, 2 order by 3 desc, 2";
        return limits.bind(session.createNativeQuery(sql, Tuple.class), false, true)
                .setParameter("themes", themes.toArray(UUID[]::new))
                .getResultList();
    }

    /** For each pillar that is missed {@code pillar, mentions}, whether or not its complaints are in a theme. */
    List<Tuple> pillars(ThemeFilter filter) {
        Limits limits = limits(filter);
        String sql = "select segment.pillar, cast(count(distinct verbatim.id) as int) as mentions from segment"
                + " join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision"
                + " where segment.complaint and segment.pillar is not null" + SHOWN + limits.products("verbatim")
                + limits.times() + " group by 1";
        return limits.bind(session.createNativeQuery(sql, Tuple.class), true, true)
                .getResultList();
    }

    /** For each theme and week of mentions: {@code id, week, mentions}, in order of time. */
    List<Tuple> weeks(ThemeFilter filter, List<UUID> themes) {
        Limits limits = limits(filter);
        String sql = "select mention.theme_id as id,"
                + " date_trunc('week', verbatim.interaction_closed_at, 'UTC') as week,"
                + " cast(count(distinct verbatim.id) as int) as mentions from " + limits.mention() + SAID
                + " where mention.theme_id = any(:themes)" + SHOWN + limits.times() + " group by 1, 2 order by 1, 2";
        return limits.bind(session.createNativeQuery(sql, Tuple.class), false, true)
                .setParameter("themes", themes.toArray(UUID[]::new))
                .getResultList();
    }

    /**
     * For each theme the mentions nearest its centre, complaints beyond doubt first, to choose quotes from. Of what is compared
     * by its words only the answer's scores say whether it complains, so there all are alike.
     */
    List<Tuple> quotes(ThemeFilter filter, List<UUID> themes) {
        Limits limits = limits(filter);
        String sql = "select given.id, near.* from unnest(:themes) as given (id), lateral ("
                + "select segment.id as segment_id, verbatim.customer_id, verbatim.text, segment.start_offset,"
                + " segment.end_offset, verbatim.answered_at, mention.similarity,"
                + " segment.language is not null or segment.probability >= :beyondDoubt as beyond_doubt from "
                + limits.mention() + SAID
                + " where mention.theme_id = given.id" + SHOWN + limits.times()
                + " order by beyond_doubt desc, mention.similarity desc, segment.id limit " + QUOTE_CANDIDATES
                + ") near";
        return limits.bind(session.createNativeQuery(sql, Tuple.class), false, true)
                .setParameter("themes", themes.toArray(UUID[]::new))
                .setParameter("beyondDoubt", QuoteChoice.BEYOND_DOUBT)
                .getResultList();
    }

    /** The product of a theme, living or not; empty for one the caller must not know of. */
    Optional<String> product(UUID theme) {
        return session
                .createNativeQuery("select product from theme where id = :id", String.class)
                .setParameter("id", theme)
                .getResultList()
                .stream()
                .filter(scope::covers)
                .findFirst();
    }

    /** Mentions of a theme, the newest answers first, behind the given one. */
    List<Tuple> mentions(UUID theme, @Nullable MentionPlace after, int limit) {
        String sql = "select segment.id, verbatim.text, segment.start_offset, segment.end_offset, segment.answered_at,"
                + " verbatim.touchpoint, verbatim.channel from mention" + SAID + " where mention.theme_id = :theme"
                + SHOWN
                + (after == null ? "" : " and (segment.answered_at, segment.id) < (:answeredAt, :segment)")
                + " order by segment.answered_at desc, segment.id desc limit :limit";
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class).setParameter("theme", theme);
        if (after != null) {
            query.setParameter("answeredAt", after.answeredAt()).setParameter("segment", after.segment());
        }
        return query.setParameter("limit", limit).getResultList();
    }

    private Limits limits(ThemeFilter filter) {
        return new Limits(filter, scope.products());
    }
}
