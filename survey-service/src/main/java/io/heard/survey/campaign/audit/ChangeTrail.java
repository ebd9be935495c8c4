package io.heard.survey.campaign.audit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.hibernate.Session;

/**
 * Every change of every campaign, never changed itself.
 *
 * <p>Entries are kept as the text that was sealed: JSON columns reorder what they hold. How many there are and the last seal stand
 * in a row of their own, so that cutting off the end shows as well.
 */
@ApplicationScoped
public class ChangeTrail {

    private static final String BEGIN = """
            insert into campaign_trail (campaign_id, entries, seal) values (:campaign, 0, :seal)
            on conflict do nothing""";

    private static final String LOCK =
            "select entries, seal from campaign_trail where campaign_id = :campaign for update";

    private static final String ADD = """
            insert into campaign_change (campaign_id, number, content, seal) values (:campaign, :number, :content, :seal)""";

    private static final String ADVANCE =
            "update campaign_trail set entries = :number, seal = :seal where campaign_id = :campaign";

    private static final String END = "select entries, seal from campaign_trail where campaign_id = :campaign";

    private static final String ALL =
            "select number, content, seal from campaign_change where campaign_id = :campaign order by number";

    private static final String BEFORE = """
            select content from campaign_change where campaign_id = :campaign and number < :before
            order by number desc limit :size""";

    private final Session session;
    private final ObjectMapper json;
    private final SecurityIdentity caller;
    private final Clock clock;

    ChangeTrail(Session session, ObjectMapper json, SecurityIdentity caller, Clock clock) {
        this.session = session;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** Keeps a change of the caller's, together with the change itself. */
    @Transactional(MANDATORY)
    public void record(UUID campaignId, Change.Action action, List<FieldChange> changes) {
        session.createNativeMutationQuery(BEGIN)
                .setParameter("campaign", campaignId)
                .setParameter("seal", Seal.NONE)
                .executeUpdate();
        Tuple end = end(LOCK, campaignId).orElseThrow();
        int number = end.get("entries", Integer.class) + 1;
        String content = write(new Change(campaignId, number, clock.instant(), author(), action, changes));
        String seal = Seal.of(end.get("seal", String.class), content);
        session.createNativeMutationQuery(ADD)
                .setParameter("campaign", campaignId)
                .setParameter("number", number)
                .setParameter("content", content)
                .setParameter("seal", seal)
                .executeUpdate();
        session.createNativeMutationQuery(ADVANCE)
                .setParameter("campaign", campaignId)
                .setParameter("number", number)
                .setParameter("seal", seal)
                .executeUpdate();
    }

    /** Newest first, from just before a number. */
    public List<Change> before(UUID campaignId, int number, int size) {
        return session
                .createNativeQuery(BEFORE, String.class)
                .setParameter("campaign", campaignId)
                .setParameter("before", number)
                .setParameter("size", size)
                .getResultList()
                .stream()
                .map(this::read)
                .toList();
    }

    /** True while no entry was changed, removed, put in between or cut off. */
    public boolean isIntact(UUID campaignId) {
        Optional<Tuple> end = end(END, campaignId);
        int expected = end.map(trail -> trail.get("entries", Integer.class)).orElse(0);
        String last = end.map(trail -> trail.get("seal", String.class)).orElse(Seal.NONE);
        String seal = Seal.NONE;
        int number = 0;
        try (Stream<Tuple> entries = session.createNativeQuery(ALL, Tuple.class)
                .setParameter("campaign", campaignId)
                .getResultStream()) {
            for (Tuple entry : (Iterable<Tuple>) entries::iterator) {
                number++;
                seal = Seal.of(seal, entry.get("content", String.class));
                if (entry.get("number", Integer.class) != number
                        || !entry.get("seal", String.class).equals(seal)) {
                    return false;
                }
            }
        }
        return number == expected && seal.equals(last);
    }

    private Optional<Tuple> end(String query, UUID campaignId) {
        return session.createNativeQuery(query, Tuple.class)
                .setParameter("campaign", campaignId)
                .uniqueResultOptional();
    }

    private Author author() {
        String name = caller.getPrincipal().getName();
        String subject = caller.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : name;
        return new Author(subject, name);
    }

    private String write(Change change) {
        try {
            return json.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change can always be written", e);
        }
    }

    private Change read(String content) {
        try {
            return json.readValue(content, Change.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of the trail cannot be read", e);
        }
    }
}
