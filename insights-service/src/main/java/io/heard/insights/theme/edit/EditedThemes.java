package io.heard.insights.theme.edit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.http.edition.Edition;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.insights.mining.Embedding;
import io.heard.insights.theme.ThemeProblem;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.upkeep.state.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows of themes, for those who change them. */
@ApplicationScoped
class EditedThemes {

    private static final String READ = """
            select theme.id, theme.product, theme.label, theme.centroid, coalesce(theme.model = state.model, true) as placed,
                theme.edition, theme.retired_at is null as living, theme.merged_into, theme.muted, theme.label_by_people,
                theme.language
            from theme left join mining_state state on state.product = theme.product where theme.id = :id""";

    private static final String COUNT = "select cast(count(*) as int) from mention where theme_id = :id";

    private static final String COUNT_SHOWN = """
            select cast(count(*) as int) from mention join segment on segment.id = mention.segment_id
            join verbatim on verbatim.id = segment.verbatim_id where mention.theme_id = :id and %s""".formatted(ShownAnswers.CONDITION);

    private static final String BEAR = """
            insert into theme (id, product, label, centroid, model, born_at, label_by_people, language)
            select :id, product, :label, :centroid, model, :now, :byPeople, language from theme where id = :part""";

    private static final String RETIRE =
            "update theme set retired_at = :now, merged_into = cast(:heir as uuid) where id = :id";

    private static final String REVIVE = "update theme set retired_at = null, merged_into = null where id = :id";

    /** How near newcomers must be was measured by centres that are no more; until the next run it is what it is for all. */
    private static final String RECENTRE = """
            update theme set centroid = :centroid, centres = null, least_similarity = least(least_similarity, .25)
            where id = :id""";

    private final Session session;
    private final Leases leases;
    private final ProductScope scope;

    EditedThemes(Session session, Leases leases, ProductScope scope) {
        this.session = session;
        this.leases = leases;
        this.scope = scope;
    }

    /**
     * The theme as it is, with nobody else changing themes of its product until the commit.
     *
     * @throws ProblemException 404 where there is none, or none the caller may see
     */
    @Transactional(MANDATORY)
    EditedTheme hold(UUID id) {
        EditedTheme seen = find(id).orElseThrow(() -> notFound(id));
        leases.hold(seen.product());
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** @throws ProblemException 404 or 409 when the theme is no more */
    static void requireLiving(EditedTheme theme) {
        if (theme.mergedInto() != null) {
            throw new ProblemException(
                    ThemeProblem.THEME_MERGED, "It goes on in the theme " + theme.mergedInto() + ": change that one");
        }
        if (!theme.living()) {
            throw notFound(theme.id());
        }
    }

    @Transactional(MANDATORY)
    Optional<EditedTheme> find(UUID id) {
        return session.createNativeQuery(READ, Tuple.class).setParameter("id", id).getResultList().stream()
                .map(EditedThemes::theme)
                .filter(theme -> scope.covers(theme.product()))
                .findFirst();
    }

    /** A theme that mentions may be put into: alive, of the same product, compared in the same way, and another one. */
    @Transactional(MANDATORY)
    Optional<EditedTheme> findOther(EditedTheme theme, @Nullable UUID id) {
        return id == null || id.equals(theme.id())
                ? Optional.empty()
                : find(id).filter(other -> other.living()
                        && other.product().equals(theme.product())
                        && Objects.equals(other.language(), theme.language()));
    }

    @Transactional(MANDATORY)
    Set<UUID> muted(String product) {
        return Set.copyOf(session.createNativeQuery(
                        "select id from theme where product = :product and muted and retired_at is null", UUID.class)
                .setParameter("product", product)
                .getResultList());
    }

    /** Those of its mentions that lay nearest to its centre when they were sorted. */
    @Transactional(MANDATORY)
    List<UUID> nearest(UUID theme, int most) {
        return session.createNativeQuery(
                        "select segment_id from mention where theme_id = :id order by similarity desc, segment_id",
                        UUID.class)
                .setParameter("id", theme)
                .setMaxResults(most)
                .getResultList();
    }

    @Transactional(MANDATORY)
    int mentions(UUID theme) {
        return session.createNativeQuery(COUNT, Integer.class)
                .setParameter("id", theme)
                .getSingleResult();
    }

    /** As many as people may know of. */
    @Transactional(MANDATORY)
    int shownMentions(UUID theme) {
        return session.createNativeQuery(COUNT_SHOWN, Integer.class)
                .setParameter("id", theme)
                .getSingleResult();
    }

    @Transactional(MANDATORY)
    void bear(UUID id, EditedTheme part, String label, boolean byPeople, Embedding centroid, Instant now) {
        session.createNativeMutationQuery(BEAR)
                .setParameter("id", id)
                .setParameter("part", part.id())
                .setParameter("label", label)
                .setParameter("centroid", centroid.toBytes())
                .setParameter("byPeople", byPeople)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void label(UUID theme, String label, boolean byPeople) {
        session.createNativeMutationQuery("update theme set label = :label, label_by_people = :byPeople where id = :id")
                .setParameter("id", theme)
                .setParameter("label", label)
                .setParameter("byPeople", byPeople)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void mute(UUID theme, boolean muted) {
        session.createNativeMutationQuery("update theme set muted = :muted where id = :id")
                .setParameter("id", theme)
                .setParameter("muted", muted)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void keepMembers(UUID theme, boolean kept) {
        session.createNativeMutationQuery("update theme set keeps_members = :kept where id = :id")
                .setParameter("id", theme)
                .setParameter("kept", kept)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void recentre(UUID theme, Embedding centroid) {
        session.createNativeMutationQuery(RECENTRE)
                .setParameter("id", theme)
                .setParameter("centroid", centroid.toBytes())
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void retire(UUID theme, @Nullable UUID heir, Instant now) {
        session.createNativeMutationQuery(RETIRE)
                .setParameter("id", theme)
                .setParameter("heir", heir, UUID.class)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void revive(UUID theme) {
        session.createNativeMutationQuery(REVIVE).setParameter("id", theme).executeUpdate();
    }

    private static EditedTheme theme(Tuple row) {
        return new EditedTheme(
                row.get("id", UUID.class),
                row.get("product", String.class),
                row.get("label", String.class),
                Embedding.fromBytes(row.get("centroid", byte[].class)),
                row.get("placed", Boolean.class),
                new Edition(row.get("edition", Integer.class)),
                row.get("living", Boolean.class),
                row.get("merged_into", UUID.class),
                row.get("muted", Boolean.class),
                row.get("label_by_people", Boolean.class),
                row.get("language", String.class));
    }

    static ProblemException notFound(UUID id) {
        return new ProblemException(ThemeProblem.THEME_NOT_FOUND, "No theme has the id " + id);
    }
}
