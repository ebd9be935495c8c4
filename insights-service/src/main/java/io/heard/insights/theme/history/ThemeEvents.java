package io.heard.insights.theme.history;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** Records what becomes of themes. An event is never changed. */
@ApplicationScoped
public class ThemeEvents {

    /**
     * With what undoing it will need: how both themes stood before. A label that the machine made is of customers' words, so it is
     * kept only where somebody replaces it.
     */
    private static final String RECORD = """
            with version as (
                update mining_state set themes_version = themes_version + 1 where product = :product
                returning themes_version)
            insert into theme_event (product, sequence, kind, theme_id, other_theme_id, person, reason, mentions, label_before,
                label_after, label_was_peoples, kept_before, other_kept_before, undoes, occurred_at, sentences_before)
            select :product, version.themes_version, :kind, theme.id, other.id, cast(:person as varchar), :reason, :mentions,
                case when cast(:label as varchar) is not null then theme.label end, cast(:label as varchar),
                theme.label_by_people, theme.keeps_members, other.keeps_members, cast(:undoes as uuid), :at,
                case when :kind = 'SENTENCES_CHANGED' then theme.sentences end
            from version join theme on theme.id = :theme left join theme other on other.id = cast(:other as uuid)
            returning id""";

    private static final String NUMBER_THEMES = """
            update theme set edition = theme_event.sequence from theme_event
            where theme_event.id = :event and theme.id in (theme_event.theme_id, theme_event.other_theme_id)""";

    private final Session session;

    ThemeEvents(Session session) {
        this.session = session;
    }

    /** To be called while the product is held and its themes are as they were. Answers with the event's id. */
    @Transactional(MANDATORY)
    public UUID record(NewThemeEvent event, Instant at) {
        UUID id = session.createNativeQuery(RECORD, UUID.class)
                .setParameter("product", event.product())
                .setParameter("kind", event.kind().name())
                .setParameter("theme", event.themeId())
                .setParameter("other", event.otherThemeId(), UUID.class)
                .setParameter("person", event.person(), String.class)
                .setParameter("reason", event.reason())
                .setParameter("mentions", event.mentions())
                .setParameter("label", event.label(), String.class)
                .setParameter("undoes", event.undoes(), UUID.class)
                .setParameter("at", at)
                .getSingleResult();
        session.createNativeMutationQuery(NUMBER_THEMES)
                .setParameter("event", id)
                .executeUpdate();
        return id;
    }
}
