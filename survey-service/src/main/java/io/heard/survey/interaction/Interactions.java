package io.heard.survey.interaction;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.InteractionClosed;
import io.heard.survey.respondent.trace.MetCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every interaction ever reported, once. */
@ApplicationScoped
public class Interactions implements MetCustomers {

    private static final String HISTORY = "from Interaction where respondentId = :respondentId";

    private static final String KNOWN = """
            select x.* from interaction x
            join unnest(cast(:sources as text[]), cast(:ids as text[])) as k (source, source_id)
                on k.source = x.source and k.source_id = x.source_id""";

    /** In one order for everybody: two groups that share interactions never wait for each other in a circle. */
    private static final String ADD = """
            insert into interaction (id, source, source_id, respondent_id, touchpoint, channel, product, team, agent,
                opened_at, first_responded_at, closed_at, recorded_at, attributes)
            select uuidv7(), x.source, x."interactionId", x."respondentId", x.touchpoint, x.channel, x.product, x.team, x.agent,
                x."openedAt", x."firstRespondedAt", x."closedAt", :recordedAt, x.attributes
            from jsonb_to_recordset(cast(:interactions as jsonb)) as x (
                source text, "interactionId" text, "respondentId" uuid, touchpoint text, channel text, product text,
                team text, agent text, "openedAt" timestamptz, "firstRespondedAt" timestamptz, "closedAt" timestamptz,
                attributes jsonb)
            order by x.source, x."interactionId"
            on conflict (source, source_id) do nothing
            returning id, source, source_id""";

    private static final String MET =
            "select count(*) > 0 from Interaction where respondentId = :id and product in :products";

    /** What an interaction is known by: the reporting system and its id there. */
    record SourceKey(String source, String id) {

        static SourceKey of(InteractionClosed context) {
            return new SourceKey(context.source(), context.interactionId());
        }
    }

    /** Whom a reported interaction was with. */
    record Reported(InteractionClosed context, UUID respondentId) {}

    private final Session session;
    private final ObjectMapper json;

    Interactions(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    public Optional<Interaction> find(UUID id) {
        return Optional.ofNullable(session.find(Interaction.class, id));
    }

    /**
     * At most {@code size} interactions of one respondent, the latest first.
     *
     * @param before where the last page ended
     * @param products those the caller is limited to
     */
    public List<Interaction> of(UUID respondentId, Optional<UUID> before, Optional<Set<String>> products, int size) {
        var query = session.createQuery(
                        HISTORY + (before.isPresent() ? " and id < :before" : "")
                                + (products.isPresent() ? " and product in :products" : "")
                                + " order by id desc",
                        Interaction.class)
                .setParameter("respondentId", respondentId)
                .setMaxResults(size);
        before.ifPresent(id -> query.setParameter("before", id));
        products.ifPresent(names -> query.setParameter("products", names));
        return query.getResultList();
    }

    @Override
    @Transactional
    public boolean about(UUID respondentId, Set<String> products) {
        return session.createQuery(MET, Boolean.class)
                .setParameter("id", respondentId)
                .setParameter("products", products)
                .getSingleResult();
    }

    /** Those of them that are stored already. */
    Map<SourceKey, Interaction> known(Collection<SourceKey> keys) {
        return session
                .createNativeQuery(KNOWN, Interaction.class)
                .setParameter("sources", keys.stream().map(SourceKey::source).toArray(String[]::new))
                .setParameter("ids", keys.stream().map(SourceKey::id).toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(toMap(Interaction::key, interaction -> interaction));
    }

    /**
     * The ids of those that are new. The others another report was faster with; it is waited for if it is still under way.
     *
     * @param reported each interaction at most once
     */
    Map<SourceKey, UUID> add(Collection<Reported> reported, Instant now) {
        return session
                .createNativeQuery(ADD, Tuple.class)
                .setParameter(
                        "interactions",
                        json(reported.stream().map(Interactions::row).toList()))
                .setParameter("recordedAt", now)
                .getResultList()
                .stream()
                .collect(toMap(
                        row -> new SourceKey(row.get(1, String.class), row.get(2, String.class)),
                        row -> row.get(0, UUID.class)));
    }

    /** The first time counts. */
    public void reopen(UUID id, Instant now) {
        session.createNativeMutationQuery(
                        "update interaction set reopened_at = coalesce(reopened_at, :now) where id = :id")
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * The same by the id at its source.
     *
     * @return false when nobody reported it
     */
    boolean reopen(SourceKey key, Instant now) {
        return session.createNativeMutationQuery(
                                "update interaction set reopened_at = coalesce(reopened_at, :now) where source = :source and source_id = :id")
                        .setParameter("source", key.source())
                        .setParameter("id", key.id())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private static Map<String, @Nullable Object> row(Reported reported) {
        InteractionClosed context = reported.context();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("source", context.source());
        row.put("interactionId", context.interactionId());
        row.put("respondentId", reported.respondentId());
        row.put("touchpoint", context.touchpoint());
        row.put("channel", context.channel());
        row.put("product", context.product());
        row.put("team", context.team());
        row.put("agent", context.agent());
        row.put("openedAt", context.openedAt().toString());
        row.put(
                "firstRespondedAt",
                context.firstRespondedAt() == null
                        ? null
                        : context.firstRespondedAt().toString());
        row.put("closedAt", context.closedAt().toString());
        row.put("attributes", context.attributes());
        return row;
    }

    private String json(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and times can always be written", e);
        }
    }
}
