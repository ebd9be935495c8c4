package io.heard.survey.audit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
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
import org.jspecify.annotations.Nullable;

/**
 * Every change of what people plan, never changed itself.
 *
 * <p>Entries are kept as the text that was sealed: JSON columns reorder what they hold. How many there are and the last seal stand
 * in a row of their own, so that cutting off the end shows as well.
 *
 * <p>What the seals prove, and what not: they have no key, and nobody outside of the database knows the last one. An entry that was
 * changed, removed or put in by hand, by mistake or by half a restored backup does not fit any more. Somebody who may write to the
 * database and knows how seals are made can forge an entry and seal everything after it anew, and nothing here would show it. Who
 * must rule that out has to keep the database from them, or keep the last seal elsewhere from time to time.
 */
@ApplicationScoped
public class ChangeTrail {

    private static final String BEGIN = """
            insert into change_trail (subject_id, entries, seal) values (:subject, 0, :seal)
            on conflict do nothing""";

    private static final String LOCK = "select entries, seal from change_trail where subject_id = :subject for update";

    private static final String ADD = """
            insert into change_entry (subject_id, number, content, seal) values (:subject, :number, :content, :seal)""";

    private static final String ADVANCE =
            "update change_trail set entries = :number, seal = :seal where subject_id = :subject";

    private static final String END = "select entries, seal from change_trail where subject_id = :subject";

    private static final String ALL =
            "select number, content, seal from change_entry where subject_id = :subject order by number";

    private static final String BEFORE = """
            select content from change_entry where subject_id = :subject and number < :before
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
    public void record(UUID subjectId, Change.Action action, List<FieldChange> changes) {
        record(subjectId, author(), action, changes);
    }

    /** Keeps what the platform did by itself. */
    @Transactional(MANDATORY)
    public void recordOurOwn(UUID subjectId, Change.Action action) {
        record(subjectId, Author.HEARD, action, List.of());
    }

    private void record(UUID subjectId, Author author, Change.Action action, List<FieldChange> changes) {
        session.createNativeMutationQuery(BEGIN)
                .setParameter("subject", subjectId)
                .setParameter("seal", Seal.NONE)
                .executeUpdate();
        Tuple end = end(LOCK, subjectId).orElseThrow();
        int number = end.get("entries", Integer.class) + 1;
        String content = write(new Change(subjectId, number, clock.instant(), author, action, changes));
        String seal = Seal.of(end.get("seal", String.class), content);
        session.createNativeMutationQuery(ADD)
                .setParameter("subject", subjectId)
                .setParameter("number", number)
                .setParameter("content", content)
                .setParameter("seal", seal)
                .executeUpdate();
        session.createNativeMutationQuery(ADVANCE)
                .setParameter("subject", subjectId)
                .setParameter("number", number)
                .setParameter("seal", seal)
                .executeUpdate();
    }

    /**
     * Newest first.
     *
     * @throws ProblemException 400 for a page size or token that is none
     */
    @Transactional(MANDATORY)
    public ChangePage page(UUID subjectId, @Nullable String pageSize, @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        List<Change> found = before(subjectId, position(pageToken), size + 1);
        Page<Change> page = Page.of(found, size, change -> Integer.toString(change.number()));
        return new ChangePage(page.items(), page.nextPageToken(), fits(subjectId));
    }

    private static int position(@Nullable String pageToken) {
        String position = PageToken.read(pageToken).orElse(Integer.toString(Integer.MAX_VALUE));
        if (!position.matches("[0-9]{1,9}|" + Integer.MAX_VALUE)) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The page token is not one of ours",
                    List.of(new Problem.FieldError("pageToken", "must be a nextPageToken from this list")));
        }
        return Integer.parseInt(position);
    }

    private List<Change> before(UUID subjectId, int number, int size) {
        return session
                .createNativeQuery(BEFORE, String.class)
                .setParameter("subject", subjectId)
                .setParameter("before", number)
                .setParameter("size", size)
                .getResultList()
                .stream()
                .map(this::read)
                .toList();
    }

    /** Whether every entry fits its seal, the seal before it and the number of all. */
    private boolean fits(UUID subjectId) {
        Optional<Tuple> end = end(END, subjectId);
        int expected = end.map(trail -> trail.get("entries", Integer.class)).orElse(0);
        String last = end.map(trail -> trail.get("seal", String.class)).orElse(Seal.NONE);
        String seal = Seal.NONE;
        int number = 0;
        try (Stream<Tuple> entries = session.createNativeQuery(ALL, Tuple.class)
                .setParameter("subject", subjectId)
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

    private Optional<Tuple> end(String query, UUID subjectId) {
        return session.createNativeQuery(query, Tuple.class)
                .setParameter("subject", subjectId)
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
