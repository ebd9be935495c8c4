package io.heard.insights.theme.history;

import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Asks the database about events of themes the caller may see. */
@ApplicationScoped
public class ThemeEventRows {

    private static final String EVENTS = """
            select event.*, undone.id as undone_by from theme_event event
            left join theme_event undone on undone.undoes = event.id
            where true""";

    private static final String NEWEST_FIRST =
            " and (cast(:after as uuid) is null or event.id < :after) order by event.id desc limit :limit";

    private static final String MOVED = """
            select moved.segment_id as id, moved.theme_id from moved_mention moved
            join segment on segment.id = moved.segment_id join verbatim on verbatim.id = segment.verbatim_id
            where moved.event_id = :event and (cast(:after as uuid) is null or moved.segment_id > :after)
                and %s
            order by moved.segment_id limit :limit""".formatted(ShownAnswers.CONDITION);

    private final Session session;
    private final ProductScope scope;

    ThemeEventRows(Session session, ProductScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** @throws ProblemException 404 where there is none, or none the caller may see */
    @Transactional
    public ThemeEventView get(UUID id) {
        return session
                .createNativeQuery(EVENTS + " and event.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(ThemeEventRows::view)
                .filter(event -> scope.covers(event.product()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ThemeEventProblem.THEME_EVENT_NOT_FOUND, "No event of a theme has the id " + id));
    }

    /** The newest first, of one product or of all that the caller may see. */
    @Transactional
    List<ThemeEventView> ofProduct(@Nullable String product, Optional<UUID> after, int limit) {
        String sql = EVENTS
                + (product == null ? "" : " and event.product = :product")
                + (scope.products().isEmpty() ? "" : " and event.product = any(:allowed)")
                + NEWEST_FIRST;
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class);
        if (product != null) {
            query.setParameter("product", product);
        }
        scope.products().ifPresent(names -> query.setParameter("allowed", names.toArray(String[]::new)));
        return page(query, after, limit);
    }

    /** The newest first. */
    @Transactional
    public List<ThemeEventView> ofTheme(UUID theme, Optional<UUID> after, int limit) {
        NativeQuery<Tuple> query = session.createNativeQuery(
                        EVENTS + " and (event.theme_id = :theme or event.other_theme_id = :theme)" + NEWEST_FIRST,
                        Tuple.class)
                .setParameter("theme", theme);
        return page(query, after, limit);
    }

    /** Whether there is, or was, such a theme that the caller may know of. */
    @Transactional
    public boolean knows(UUID theme) {
        return session
                .createNativeQuery("select product from theme where id = :id", String.class)
                .setParameter("id", theme)
                .getResultList()
                .stream()
                .anyMatch(scope::covers);
    }

    @Transactional
    List<MovedMentionView> moved(UUID event, Optional<UUID> after, int limit) {
        return session
                .createNativeQuery(MOVED, Tuple.class)
                .setParameter("event", event)
                .setParameter("after", after.orElse(null), UUID.class)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new MovedMentionView(row.get("id", UUID.class), row.get("theme_id", UUID.class)))
                .toList();
    }

    private static List<ThemeEventView> page(NativeQuery<Tuple> query, Optional<UUID> after, int limit) {
        return query
                .setParameter("after", after.orElse(null), UUID.class)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(ThemeEventRows::view)
                .toList();
    }

    private static ThemeEventView view(Tuple row) {
        String person = row.get("person", String.class);
        return new ThemeEventView(
                row.get("id", UUID.class),
                row.get("product", String.class),
                row.get("sequence", Integer.class),
                ThemeEventKind.valueOf(row.get("kind", String.class)),
                row.get("theme_id", UUID.class),
                row.get("other_theme_id", UUID.class),
                person == null ? ThemeEventView.Cause.RUN : ThemeEventView.Cause.PERSON,
                person,
                row.get("reason", String.class),
                row.get("mentions", Integer.class),
                row.get("label_before", String.class),
                row.get("label_after", String.class),
                row.get("undoes", UUID.class),
                row.get("undone_by", UUID.class),
                row.get("occurred_at", Instant.class));
    }
}
