package io.heard.insights.theme.telling;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Responses whose themes may be others than those told. To be marked with the change, so that no change goes untold. */
@ApplicationScoped
public class UntoldResponses {

    /**
     * A mark that is there already is written anew: its row is then locked until the change is there, and the teller leaves it
     * until then. In order, so that nobody waits in a circle.
     */
    private static final String MARK = """
            insert into untold_response (invitation_id)
            select distinct verbatim.invitation_id %s order by 1
            on conflict (invitation_id) do update set invitation_id = excluded.invitation_id""";

    /** Most verbatims touch no theme, and never did. */
    private static final String OF_VERBATIMS = MARK.formatted("""
            from verbatim where id = any(:ids) and (
                exists (select from themed_response where invitation_id = verbatim.invitation_id)
                or exists (select from segment join mention on mention.segment_id = segment.id
                    where segment.verbatim_id = verbatim.id))""");

    private static final String OF_SEGMENTS = MARK.formatted("""
            from segment join verbatim on verbatim.id = segment.verbatim_id where segment.id = any(:ids) and (
                exists (select from themed_response where invitation_id = verbatim.invitation_id)
                or exists (select from mention where segment_id = segment.id))""");

    private static final String OF_THEMES = MARK.formatted("""
            from mention join segment on segment.id = mention.segment_id
            join verbatim on verbatim.id = segment.verbatim_id where mention.theme_id = any(:ids)""");

    private static final String TAKE = """
            delete from untold_response where invitation_id = any(array(
                select invitation_id from untold_response order by invitation_id limit :most for update skip locked))
            returning invitation_id""";

    private final Session session;

    UntoldResponses(Session session) {
        this.session = session;
    }

    /** After verbatims were mined. */
    @Transactional(MANDATORY)
    public void addVerbatims(Collection<UUID> verbatims) {
        mark(OF_VERBATIMS, verbatims);
    }

    /** After segments were sorted into themes. */
    @Transactional(MANDATORY)
    public void addSegments(Collection<UUID> segments) {
        mark(OF_SEGMENTS, segments);
    }

    /** Before the mentions of themes go elsewhere. */
    @Transactional(MANDATORY)
    public void addThemes(Collection<UUID> themes) {
        mark(OF_THEMES, themes);
    }

    /** Some of those that are marked, no longer marked. */
    @Transactional(MANDATORY)
    List<UUID> take(int most) {
        return session.createNativeQuery(TAKE, UUID.class)
                .setParameter("most", most)
                .getResultList();
    }

    private void mark(String sql, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            session.createNativeMutationQuery(sql)
                    .setParameter("ids", ids.toArray(UUID[]::new))
                    .executeUpdate();
        }
    }
}
