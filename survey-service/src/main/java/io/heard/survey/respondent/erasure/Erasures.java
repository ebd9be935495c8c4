package io.heard.survey.respondent.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.ErasureCompleted;
import io.heard.contracts.event.RespondentErased;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.trace.Erased;
import io.heard.survey.respondent.trace.InvitedRespondents;
import io.heard.survey.respondent.trace.PersonalTraces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;

/** Every erasure that was asked for, and its receipt. */
@ApplicationScoped
class Erasures {

    /** Those that hold something about customers besides ourselves, by the name in their events. */
    private static final Map<String, String> OTHERS =
            new TreeMap<>(Map.of("feedback", "feedback-service", "insights", "insights-service"));

    private static final String KEEP = """
            insert into erasure (respondent_id, requested_at, requested_by, removed, kept)
            values (:id, :now, :by, cast(:removed as jsonb), cast(:kept as jsonb))""";

    private static final String FIND = """
            select requested_at, requested_by, cast(removed as text) as removed, cast(kept as text) as kept
            from erasure where respondent_id = :id""";

    private static final String PARTS = """
            select service, completed_at, cast(removed as text) as removed from erasure_part where respondent_id = :id""";

    /** Told again, it is the whole count. What nobody asked for is not kept. */
    private static final String KEEP_PART = """
            insert into erasure_part (respondent_id, service, removed, completed_at)
            select respondent_id, :service, cast(:removed as jsonb), :completedAt from erasure where respondent_id = :id
            on conflict (respondent_id, service) do update
                set removed = excluded.removed, completed_at = excluded.completed_at
                where excluded.completed_at > erasure_part.completed_at""";

    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final Session session;
    private final Respondents respondents;
    private final InvitedRespondents invited;
    private final Instance<PersonalTraces> traces;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    Erasures(
            Session session,
            Respondents respondents,
            InvitedRespondents invited,
            @Any Instance<PersonalTraces> traces,
            Outbox outbox,
            ObjectMapper json,
            Clock clock) {
        this.session = session;
        this.respondents = respondents;
        this.invited = invited;
        this.traces = traces;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Does our part and tells the others, together or not at all. A second time does the same once more, for what came back with a
     * backup or came late; the receipt stays that of the first time until the others answer anew.
     */
    @Transactional
    Optional<ErasureView> erase(UUID respondentId, String by) {
        if (!respondents.lockToErase(respondentId)) {
            return Optional.empty();
        }
        Optional<ErasureView> known = find(respondentId);
        Instant now = clock.instant();
        List<UUID> invitations = invited.invitationsOf(respondentId);
        Map<String, Integer> removed = new HashMap<>();
        Map<String, Integer> kept = new HashMap<>();
        for (PersonalTraces room : traces) {
            Erased erased = room.erase(respondentId);
            removed.putAll(erased.removed());
            kept.putAll(erased.kept());
        }
        if (known.isEmpty()) {
            session.createNativeMutationQuery(KEEP)
                    .setParameter("id", respondentId)
                    .setParameter("now", now)
                    .setParameter("by", by)
                    .setParameter("removed", write(removed))
                    .setParameter("kept", write(kept))
                    .executeUpdate();
        }
        outbox.add(new RespondentErased(respondentId, invitations, now));
        return find(respondentId);
    }

    @Transactional
    Optional<ErasureView> find(UUID respondentId) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("id", respondentId)
                .uniqueResultOptional()
                .map(row -> view(respondentId, row));
    }

    @Transactional
    void complete(ErasureCompleted part) {
        session.createNativeMutationQuery(KEEP_PART)
                .setParameter("id", part.customerId())
                .setParameter("service", part.service())
                .setParameter("removed", write(part.removed()))
                .setParameter("completedAt", part.completedAt())
                .executeUpdate();
    }

    private ErasureView view(UUID respondentId, Tuple erasure) {
        Instant requestedAt = erasure.get("requested_at", Instant.class);
        List<ErasureView.PartView> parts = new ArrayList<>();
        parts.add(new ErasureView.PartView(
                "survey-service",
                ErasureView.Status.COMPLETED,
                read(erasure.get("removed", String.class)),
                read(erasure.get("kept", String.class)),
                requestedAt));
        Map<String, Tuple> told = new HashMap<>();
        session.createNativeQuery(PARTS, Tuple.class)
                .setParameter("id", respondentId)
                .getResultList()
                .forEach(row -> told.put(row.get("service", String.class), row));
        OTHERS.forEach((name, service) -> parts.add(part(service, Optional.ofNullable(told.get(name)))));
        boolean complete = parts.stream().allMatch(part -> part.status() == ErasureView.Status.COMPLETED);
        return new ErasureView(
                respondentId,
                requestedAt,
                erasure.get("requested_by", String.class),
                complete ? ErasureView.Status.COMPLETED : ErasureView.Status.PENDING,
                List.copyOf(parts));
    }

    private ErasureView.PartView part(String service, Optional<Tuple> told) {
        return told.map(row -> new ErasureView.PartView(
                        service,
                        ErasureView.Status.COMPLETED,
                        read(row.get("removed", String.class)),
                        null,
                        row.get("completed_at", Instant.class)))
                .orElseGet(() -> new ErasureView.PartView(service, ErasureView.Status.PENDING, Map.of(), null, null));
    }

    private String write(Map<String, Integer> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts can always be written", e);
        }
    }

    private Map<String, Integer> read(String counts) {
        try {
            return new TreeMap<>(json.readValue(counts, COUNTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A receipt holds counts", e);
        }
    }
}
