package io.heard.insights.theme.edit;

import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.insights.encoder.Encoder;
import io.heard.insights.theme.ThemeProblem;
import io.heard.insights.theme.edit.NamedThemeDraft.Named;
import io.heard.insights.theme.history.NewThemeEvent;
import io.heard.insights.theme.history.ThemeEventKind;
import io.heard.insights.theme.history.ThemeEventRows;
import io.heard.insights.theme.history.ThemeEventView;
import io.heard.insights.theme.history.ThemeEvents;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Themes that a team names with sentences. What belongs to one is found by the next turn of mining, a second later or so. */
@ApplicationScoped
class ThemeNaming {

    /** Each costs a little at every complaint, and nobody reads more. */
    private static final int MOST = 100;

    private static final String NAMED = """
            select id from theme
            where product = :product and label = :label and sentences is not null and retired_at is null limit 1""";

    private static final String COUNT = """
            select cast(count(*) as int) from theme
            where product = :product and sentences is not null and retired_at is null""";

    private static final String SAME = "select sentences = cast(:sentences as text[]) from theme where id = :id";

    private static final String BEAR = """
            insert into theme (id, product, label, centroid, born_at, label_by_people, sentences, model)
            values (:id, :product, :label, :centroid, :now, true, :sentences, :model)""";

    private final Session session;
    private final ProductScope scope;
    private final Leases leases;
    private final EditedThemes themes;
    private final PastEdits past;
    private final ThemeEvents events;
    private final ThemeEventRows rows;
    private final MiningStates states;
    private final Encoder encoder;
    private final Editor editor;
    private final Clock clock;

    ThemeNaming(
            Session session,
            ProductScope scope,
            Leases leases,
            EditedThemes themes,
            PastEdits past,
            ThemeEvents events,
            ThemeEventRows rows,
            MiningStates states,
            Encoder encoder,
            Editor editor,
            Clock clock) {
        this.session = session;
        this.scope = scope;
        this.leases = leases;
        this.themes = themes;
        this.past = past;
        this.events = events;
        this.rows = rows;
        this.states = states;
        this.encoder = encoder;
        this.editor = editor;
        this.clock = clock;
    }

    /** Sent again, because its answer was lost, it answers with the event that it was. */
    @Transactional
    ThemeEventView name(Named named) {
        if (!scope.covers(named.product())) {
            throw new ProblemException(
                    ThemeProblem.THEME_NOT_FOUND, "You may see no themes of the product " + named.product());
        }
        leases.hold(named.product());
        Optional<UUID> there = session.createNativeQuery(NAMED, UUID.class)
                .setParameter("product", named.product())
                .setParameter("label", named.label())
                .getResultStream()
                .findFirst();
        if (there.isPresent()) {
            return rows.get(past.newest(ThemeEventKind.NAMED.name(), there.get(), null)
                    .filter(event -> isSame(there.get(), named.sentences()))
                    .orElseThrow(() -> new ProblemException(
                            ThemeProblem.THEME_NAMED_ALREADY,
                            "It is the theme " + there.get() + ": change that one's sentences")));
        }
        if (count(named.product()) >= MOST) {
            throw new ProblemException(
                    ThemeProblem.TOO_MANY_NAMED_THEMES, "A product may have " + MOST + ": merge or undo some first");
        }
        UUID id = UUID.randomUUID();
        session.createNativeMutationQuery(BEAR)
                .setParameter("id", id)
                .setParameter("product", named.product())
                .setParameter("label", named.label())
                // Where it lies, mining works out before it sorts anything into it.
                .setParameter("centroid", new byte[encoder.dimensions() * Float.BYTES])
                .setParameter("model", encoder.model())
                .setParameter("now", clock.instant())
                .setParameter("sentences", named.sentences().toArray(String[]::new))
                .executeUpdate();
        return rows.get(record(named.product(), id, ThemeEventKind.NAMED, "Named by hand."));
    }

    @Transactional
    ThemeEventView changeSentences(UUID id, @Nullable String ifMatch, List<String> sentences) {
        EditedTheme theme = themes.hold(id);
        EditedThemes.requireLiving(theme);
        if (theme.language() != null) {
            SentencesDraft.refuse();
        }
        Optional<UUID> done = isSame(id, sentences)
                ? past.newest(ThemeEventKind.SENTENCES_CHANGED.name(), id, null)
                        .or(() -> past.newest(ThemeEventKind.NAMED.name(), id, null))
                : Optional.empty();
        if (done.isPresent()) {
            return rows.get(done.get());
        }
        theme.edition().requireSeen(ifMatch);
        UUID event = record(theme.product(), id, ThemeEventKind.SENTENCES_CHANGED, "Described anew by hand.");
        session.createNativeMutationQuery("update theme set sentences = :sentences where id = :id")
                .setParameter("id", id)
                .setParameter("sentences", sentences.toArray(String[]::new))
                .executeUpdate();
        return rows.get(event);
    }

    private UUID record(String product, UUID theme, ThemeEventKind kind, String reason) {
        UUID event = events.record(
                new NewThemeEvent(product, kind, theme, null, editor.subject(), reason, 0), clock.instant());
        states.wake(product);
        return event;
    }

    private boolean isSame(UUID theme, List<String> sentences) {
        return Boolean.TRUE.equals(session.createNativeQuery(SAME, Boolean.class)
                .setParameter("id", theme)
                .setParameter("sentences", sentences.toArray(String[]::new))
                .getSingleResultOrNull());
    }

    private int count(String product) {
        return session.createNativeQuery(COUNT, Integer.class)
                .setParameter("product", product)
                .getSingleResult();
    }
}
