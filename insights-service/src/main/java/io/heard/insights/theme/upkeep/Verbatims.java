package io.heard.insights.theme.upkeep;

import static java.util.stream.Collectors.toSet;

import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.seeding.Pillar;
import io.heard.insights.mining.text.Language;
import io.heard.insights.theme.history.Heirs;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** The verbatims as mining sees them: a queue to take from and a place to put the results. */
@ApplicationScoped
class Verbatims {

    /** From product to product along the index: what waits may be many times what a round does. */
    private static final String PRODUCTS = """
            with recursive waiting (product) as (
                (select product from verbatim where mined_revision is distinct from revision order by product limit 1)
                union all
                select (select product from verbatim where mined_revision is distinct from revision
                    and product > waiting.product order by product limit 1)
                from waiting where waiting.product is not null)
            select product from waiting where product is not null
            union
            select product from mining_state where not settled or model <> :model
            order by 1""";

    private static final String WAITING = """
            select verbatim.*, interaction.agent from (
                select id, invitation_id, revision, coalesce(text_revision, revision) as text_revision, product, team,
                    text, language, satisfaction, answered_at from verbatim
                where mined_revision is distinct from revision and product = :product
                order by answered_at, id limit :limit) verbatim
            left join response on response.invitation_id = verbatim.invitation_id
            left join interaction on interaction.id = response.interaction_id
            order by verbatim.answered_at, verbatim.id""";

    /** A verbatim that was answered anew meanwhile stays waiting, and what we made of its old text is dropped. */
    private static final String MARK = """
            update verbatim set mined_revision = verbatim.revision
            from (select * from unnest(:ids, :revisions) as given (id, revision) order by id) given
            where verbatim.id = given.id and verbatim.revision = given.revision
            returning verbatim.id""";

    private static final String DELETE_OTHERS =
            "delete from segment where verbatim_id = any(:verbatims) and id <> all(:segments)";

    /**
     * What is in a theme stays a complaint: what people made of it must outlive being mined again. After the customer has answered
     * anew only what people put there does: then even the same words may be meant otherwise.
     */
    private static final String INSERT_SEGMENT = """
            insert into segment (id, verbatim_id, revision, start_offset, end_offset, product, answered_at, complaint,
                probability, pillar, language) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set end_offset = excluded.end_offset, probability = excluded.probability,
                pillar = excluded.pillar, language = excluded.language, revision = excluded.revision,
                answered_at = excluded.answered_at,
                complaint = excluded.complaint or exists (
                    select from mention where segment_id = excluded.id
                        and (pinned or segment.revision = excluded.revision))""";

    private static final String TAKE_OUT_NO_COMPLAINTS = """
            delete from mention using segment where segment.id = mention.segment_id
                and segment.verbatim_id = any(:verbatims) and not segment.complaint""";

    private static final String INSERT_EMBEDDING = """
            insert into segment_embedding (segment_id, embedding, model) values (?, ?, ?)
            on conflict (segment_id) do update set embedding = excluded.embedding, model = excluded.model""";

    /** Only people and discoveries move what is in a theme, and they leave word of it. */
    private static final String INSERT_MENTION = """
            insert into mention (segment_id, theme_id, similarity, since) values (?, ?, ?, ?)
            on conflict (segment_id) do nothing""";

    /** What failed for want of memory may well be read the next time. */
    private static final int MOST_ATTEMPTS = 3;

    private static final String COUNT_FAILURE = """
            insert into mining_failure (verbatim_id, revision, attempts, failure, failed_at)
            select id, revision, 1, :failure, cast(:at as timestamptz) from verbatim where id = :id and revision = :revision
            on conflict (verbatim_id) do update set
                attempts = case mining_failure.revision when excluded.revision then mining_failure.attempts + 1 else 1 end,
                revision = excluded.revision, failure = excluded.failure, failed_at = excluded.failed_at
            returning attempts""";

    private final Session session;
    private final Leases leases;
    private final MiningStates states;
    private final Heirs heirs;
    private final UntoldResponses untold;
    private final Clock clock;

    Verbatims(Session session, Leases leases, MiningStates states, Heirs heirs, UntoldResponses untold, Clock clock) {
        this.session = session;
        this.leases = leases;
        this.states = states;
        this.heirs = heirs;
        this.untold = untold;
        this.clock = clock;
    }

    /**
     * Products with something to mine, or with themes that are not settled.
     *
     * @param model what this process reads with: those that another one read have to be brought over
     */
    @Transactional
    List<String> products(String model) {
        return session.createNativeQuery(PRODUCTS, String.class)
                .setParameter("model", model)
                .getResultList();
    }

    /** The oldest waiting verbatims of a product. */
    @Transactional
    List<WaitingVerbatim> waiting(String product, int limit) {
        return session
                .createNativeQuery(WAITING, Tuple.class)
                .setParameter("product", product)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(Verbatims::verbatim)
                .toList();
    }

    /**
     * Stores a batch and marks it mined, all or nothing. Doing it twice leaves the same rows. What could not be read waits for
     * another attempt, until it has had three.
     *
     * @param model what the batch was read with
     */
    @Transactional
    void store(String product, String model, List<MinedVerbatim> batch) {
        leases.renew(product);
        List<MinedVerbatim> done = batch.stream().filter(this::isDone).toList();
        Set<UUID> current = mark(done);
        List<MinedVerbatim> accepted = done.stream()
                .filter(mined -> current.contains(mined.verbatim().id()))
                .toList();
        session.createNativeMutationQuery(DELETE_OTHERS)
                .setParameter("verbatims", current.toArray(UUID[]::new))
                .setParameter(
                        "segments",
                        accepted.stream().flatMap(Verbatims::segmentIds).toArray(UUID[]::new))
                .executeUpdate();
        Map<UUID, UUID> living = heirs.living(accepted.stream()
                .flatMap(mined -> mined.segments().stream())
                .flatMap(segment -> segment.theme().stream())
                .map(Assigned::themeId)
                .collect(toSet()));
        Timestamp now = Timestamp.from(clock.instant());
        session.doWork(connection -> insert(connection, model, accepted, living, now));
        session.createNativeMutationQuery(TAKE_OUT_NO_COMPLAINTS)
                .setParameter("verbatims", current.toArray(UUID[]::new))
                .executeUpdate();
        untold.addVerbatims(current);
        List<Reading> complaints = accepted.stream()
                .flatMap(mined -> mined.segments().stream())
                .map(MinedVerbatim.Segment::reading)
                .filter(Reading::isComplaint)
                .toList();
        long byMeaning = complaints.stream()
                .filter(reading -> reading.language().isEmpty())
                .count();
        states.unsettle(product, complaints.size(), byMeaning, model);
    }

    private boolean isDone(MinedVerbatim mined) {
        return mined.failure()
                .map(failure -> attempts(mined.verbatim(), failure) >= MOST_ATTEMPTS)
                .orElse(true);
    }

    private int attempts(WaitingVerbatim verbatim, String failure) {
        return session.createNativeQuery(COUNT_FAILURE, Integer.class)
                .setParameter("id", verbatim.id())
                .setParameter("revision", verbatim.revision())
                .setParameter("failure", failure)
                .setParameter("at", clock.instant())
                .getResultStream()
                .findFirst()
                .orElse(0);
    }

    private Set<UUID> mark(List<MinedVerbatim> batch) {
        UUID[] ids = batch.stream().map(mined -> mined.verbatim().id()).toArray(UUID[]::new);
        Integer[] revisions =
                batch.stream().map(mined -> mined.verbatim().revision()).toArray(Integer[]::new);
        return session
                .createNativeQuery(MARK, UUID.class)
                .setParameter("ids", ids)
                .setParameter("revisions", revisions)
                .getResultList()
                .stream()
                .collect(toSet());
    }

    /** @param living what the themes that were known when this was mined are now */
    private static void insert(
            Connection connection, String model, List<MinedVerbatim> batch, Map<UUID, UUID> living, Timestamp now)
            throws SQLException {
        try (PreparedStatement segments = connection.prepareStatement(INSERT_SEGMENT);
                PreparedStatement embeddings = connection.prepareStatement(INSERT_EMBEDDING);
                PreparedStatement mentions = connection.prepareStatement(INSERT_MENTION)) {
            for (MinedVerbatim mined : batch) {
                for (MinedVerbatim.Segment segment : mined.segments()) {
                    UUID id =
                            segmentId(mined.verbatim(), segment.reading().span().start());
                    add(segments, id, mined.verbatim(), segment);
                    // What is compared by its words has a vector in each run, and none to keep.
                    if (segment.reading().isComplaint()
                            && segment.reading().language().isEmpty()) {
                        embeddings.setObject(1, id);
                        embeddings.setBytes(2, segment.reading().embedding().toBytes());
                        embeddings.setString(3, model);
                        embeddings.addBatch();
                    }
                    Assigned assigned = segment.theme().orElse(null);
                    if (assigned != null && living.containsKey(assigned.themeId())) {
                        mentions.setObject(1, id);
                        mentions.setObject(2, living.get(assigned.themeId()));
                        mentions.setFloat(3, assigned.similarity());
                        mentions.setTimestamp(4, now);
                        mentions.addBatch();
                    }
                }
            }
            segments.executeBatch();
            embeddings.executeBatch();
            mentions.executeBatch();
        }
    }

    private static void add(
            PreparedStatement segments, UUID id, WaitingVerbatim verbatim, MinedVerbatim.Segment segment)
            throws SQLException {
        Reading reading = segment.reading();
        segments.setObject(1, id);
        segments.setObject(2, verbatim.id());
        segments.setInt(3, verbatim.revision());
        segments.setInt(4, reading.span().start());
        segments.setInt(5, reading.span().end());
        segments.setString(6, verbatim.product());
        segments.setTimestamp(7, Timestamp.from(verbatim.answeredAt()));
        segments.setBoolean(8, reading.isComplaint());
        segments.setFloat(9, (float) reading.probability());
        segments.setString(10, segment.pillar().map(Pillar::word).orElse(null));
        segments.setString(11, reading.language().map(Language::code).orElse(null));
        segments.addBatch();
    }

    private static Stream<UUID> segmentIds(MinedVerbatim mined) {
        return mined.segments().stream()
                .map(segment ->
                        segmentId(mined.verbatim(), segment.reading().span().start()));
    }

    /** The same whenever the same text is mined, so that a repeated run makes no doubles and new scores lose nothing. */
    private static UUID segmentId(WaitingVerbatim verbatim, int start) {
        String name = verbatim.id() + "/" + verbatim.textRevision() + "/" + start;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static WaitingVerbatim verbatim(Tuple row) {
        BigDecimal satisfaction = row.get("satisfaction", BigDecimal.class);
        return new WaitingVerbatim(
                row.get("id", UUID.class),
                row.get("revision", Integer.class),
                row.get("text_revision", Integer.class),
                row.get("product", String.class),
                row.get("team", String.class),
                row.get("agent", String.class),
                row.get("text", String.class),
                row.get("language", String.class),
                satisfaction == null ? OptionalDouble.empty() : OptionalDouble.of(satisfaction.doubleValue()),
                row.get("answered_at", Instant.class));
    }
}
