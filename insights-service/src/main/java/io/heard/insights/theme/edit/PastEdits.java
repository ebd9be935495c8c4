package io.heard.insights.theme.edit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What people did before: to answer a request that is sent again, and to know what may be taken back. */
@ApplicationScoped
class PastEdits {

    private static final String STANDING = """
            from theme_event event where event.person is not null and event.kind <> 'UNDONE'
                and not exists (select from theme_event undone where undone.undoes = event.id)""";

    private static final String NEWEST = "select event.id " + STANDING + """
             and event.kind = :kind and event.theme_id = :theme
            and (cast(:other as uuid) is null or event.other_theme_id = :other) order by event.sequence desc limit 1""";

    private static final String SPLIT = "select event.id " + STANDING + """
             and event.kind = 'SPLIT' and event.theme_id = :theme and event.mentions = :mentions
            and event.mentions = (
                select count(*) from moved_mention where event_id = event.id and segment_id = any(:segments))
            order by event.sequence desc limit 1""";

    private static final String MOVE = "select event.id " + STANDING + """
             and event.kind = 'MENTION_MOVED' and event.theme_id = :theme and event.other_theme_id = :other
            and exists (select from moved_mention where event_id = event.id and segment_id = :segment)
            order by event.sequence desc limit 1""";

    private static final String LATER = "select event.id " + STANDING + """
             and event.product = :product and event.sequence > :sequence
            and (event.theme_id = any(:themes) or event.other_theme_id = any(:themes))
            order by event.sequence desc limit 1""";

    private final Session session;

    PastEdits(Session session) {
        this.session = session;
    }

    /** The last edit of this kind that nobody took back. */
    @Transactional(MANDATORY)
    Optional<UUID> newest(String kind, UUID theme, @Nullable UUID other) {
        return session.createNativeQuery(NEWEST, UUID.class)
                .setParameter("kind", kind)
                .setParameter("theme", theme)
                .setParameter("other", other, UUID.class)
                .getResultStream()
                .findFirst();
    }

    /** The split that made a theme of just these mentions. */
    @Transactional(MANDATORY)
    Optional<UUID> split(UUID theme, Set<UUID> mentions) {
        return session.createNativeQuery(SPLIT, UUID.class)
                .setParameter("theme", theme)
                .setParameter("mentions", mentions.size())
                .setParameter("segments", mentions.toArray(UUID[]::new))
                .getResultStream()
                .findFirst();
    }

    /** The move of a mention from one theme to the other. */
    @Transactional(MANDATORY)
    Optional<UUID> move(UUID mention, UUID theme, UUID other) {
        return session.createNativeQuery(MOVE, UUID.class)
                .setParameter("segment", mention)
                .setParameter("theme", theme)
                .setParameter("other", other)
                .getResultStream()
                .findFirst();
    }

    /** The last edit after a number that concerns one of these themes. */
    @Transactional(MANDATORY)
    Optional<UUID> later(String product, int sequence, UUID[] themes) {
        return session.createNativeQuery(LATER, UUID.class)
                .setParameter("product", product)
                .setParameter("sequence", sequence)
                .setParameter("themes", themes)
                .getResultStream()
                .findFirst();
    }
}
