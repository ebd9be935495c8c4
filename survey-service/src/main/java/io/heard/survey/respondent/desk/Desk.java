package io.heard.survey.respondent.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.survey.respondent.OptedOutBy;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Standing;
import io.heard.survey.respondent.Wishes;
import io.heard.survey.respondent.trace.PersonalTraces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads and changes respondents for our staff. Each step is a transaction, and a change leaves a row of its own behind. */
@ApplicationScoped
class Desk {

    private static final String FIND = """
            select id, customer_id, email, first_name, locale, time_zone, erased_at from respondent where id = :id""";

    private static final String BY_CUSTOMER = "select id from respondent where customer_id = :customerId";

    private static final String KEEP = """
            insert into respondent_change (id, respondent_id, change, changed_by, reason, changed_at)
            values (uuidv7(), :id, :change, :by, :reason, clock_timestamp())""";

    private static final String CHANGES = """
            select change, changed_by, reason, changed_at from respondent_change
            where respondent_id = :id order by id desc limit 100""";

    private final Session session;
    private final Respondents respondents;
    private final Instance<PersonalTraces> traces;

    Desk(Session session, Respondents respondents, @Any Instance<PersonalTraces> traces) {
        this.session = session;
        this.respondents = respondents;
        this.traces = traces;
    }

    @Transactional
    Optional<UUID> byCustomer(String customerId) {
        return session.createNativeQuery(BY_CUSTOMER, UUID.class)
                .setParameter("customerId", customerId)
                .uniqueResultOptional();
    }

    /** @param withPerson whether the caller may know who it is */
    @Transactional
    Optional<RespondentView> find(UUID id, boolean withPerson) {
        return row(id).map(row -> view(id, row, withPerson));
    }

    /** Everything we keep about one person, by kind. */
    @Transactional
    Optional<ExportView.Kept> export(UUID id) {
        return row(id).map(row -> {
            Map<String, JsonNode> kept = new TreeMap<>();
            for (PersonalTraces room : traces) {
                kept.putAll(room.of(id));
            }
            return new ExportView.Kept(view(id, row, true), kept);
        });
    }

    @Transactional
    boolean optOut(UUID id, Change change) {
        return change(id, change, respondent -> respondents.optOut(respondent, OptedOutBy.ADMINISTRATOR));
    }

    @Transactional
    boolean optIn(UUID id, Change change) {
        return change(id, change, respondent -> respondents.optIn(respondent, OptedOutBy.ADMINISTRATOR));
    }

    @Transactional
    boolean wish(UUID id, Wishes wishes, Change change) {
        return change(id, change, respondent -> respondents.wish(respondent, wishes));
    }

    @Transactional
    boolean liftSuppression(UUID id, Change change) {
        return change(id, change, respondents::liftSuppression);
    }

    /** Who changes what, and why. */
    record Change(String name, String by, @Nullable String reason) {}

    /** False when there is nobody, or nobody any more, to change anything for. */
    private boolean change(UUID id, Change change, Consumer<UUID> step) {
        if (row(id).filter(row -> row.get("erased_at") == null).isEmpty()) {
            return false;
        }
        step.accept(id);
        session.createNativeMutationQuery(KEEP)
                .setParameter("id", id)
                .setParameter("change", change.name())
                .setParameter("by", change.by())
                .setParameter("reason", change.reason(), String.class)
                .executeUpdate();
        return true;
    }

    private Optional<Tuple> row(UUID id) {
        return session.createNativeQuery(FIND, Tuple.class)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    private RespondentView view(UUID id, Tuple row, boolean withPerson) {
        Standing standing = respondents.standing(id);
        Wishes wishes = respondents.wishes(id);
        return new RespondentView(
                id,
                new RespondentView.StandingView(
                        standing.hasAddress(),
                        standing.optedOut(),
                        standing.suppression().orElse(null),
                        row.get("erased_at") != null),
                new RespondentView.WishesView(
                        List.copyOf(new TreeSet<>(wishes.refusedTopics())),
                        wishes.atMostEvery().map(Desk::iso).orElse(null),
                        wishes.language().orElse(null)),
                withPerson ? person(row) : null,
                withPerson ? changes(id) : List.of());
    }

    private static RespondentView.PersonView person(Tuple row) {
        return new RespondentView.PersonView(
                row.get("customer_id", String.class),
                row.get("email", String.class),
                row.get("first_name", String.class),
                row.get("locale", String.class),
                row.get("time_zone", String.class));
    }

    private List<RespondentView.ChangeView> changes(UUID id) {
        return session.createNativeQuery(CHANGES, Tuple.class).setParameter("id", id).getResultList().stream()
                .map(row -> new RespondentView.ChangeView(
                        row.get("change", String.class),
                        row.get("changed_by", String.class),
                        row.get("reason", String.class),
                        row.get("changed_at", Instant.class)))
                .toList();
    }

    /** In days where it is whole days, as people enter it. */
    private static String iso(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
