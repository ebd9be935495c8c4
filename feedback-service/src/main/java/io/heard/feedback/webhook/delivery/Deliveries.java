package io.heard.feedback.webhook.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.PushOptions;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.Position;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.webhook.WebHookEvent;
import io.heard.feedback.webhook.WebHookRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The queue and the log of deliveries in one. Claiming moves {@code dueAt} to the end of the lease: a claim that nobody ends
 * becomes due again by itself.
 */
@ApplicationScoped
public class Deliveries {

    private static final int LOOKED_AT = 50;
    private static final int MOST_ATTEMPTS = 20;
    private static final int REPLAYED_AT_A_TIME = 200;

    private final MongoCollection<Delivery> documents;
    private final ErasedCustomers erased;
    private final int batchSize;

    @Inject
    protected Deliveries(DocumentStore store, ErasedCustomers erased) {
        this(store, erased, REPLAYED_AT_A_TIME);
    }

    Deliveries(DocumentStore store, ErasedCustomers erased, int batchSize) {
        this.batchSize = batchSize;
        this.documents = store.collection("webHookDeliveries", Delivery.class);
        this.erased = erased;
    }

    /** Safe to call again. */
    void createIndexes() {
        documents.createIndex(ascending("hookId", "state", "dueAt"));
        documents.createIndex(ascending("subject", "hookId", "sequence"), new IndexOptions().unique(true));
        documents.createIndex(ascending("hookId", "createdAt", "_id"));
        documents.createIndex(ascending("state", "createdAt", "_id"));
        documents.createIndex(ascending("createdAt", "_id"));
        DocumentStore.dropIndexes(
                documents, Set.of("hookId_1_subject_1_sequence_1", "createdAt_1", "subject_1", "state_1"));
    }

    /**
     * Puts it behind the others of its subject. Does nothing when it is there already. Nothing is kept about somebody who was
     * forgotten, also when an attempt before ended between writing and looking.
     */
    void addOnce(Delivery delivery) {
        addLast(delivery);
        if (erased.isErasedInvitation(delivery.subject())) {
            documents.deleteOne(eq("_id", delivery.id()));
        }
    }

    /** A response and its case come from two topics at a time: of two that want the same place, one takes the next. */
    private void addLast(Delivery delivery) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            if (find(delivery.id()).isPresent()
                    || DocumentStore.insertOnce(
                            documents, delivery.at(nextSequence(delivery.hookId(), delivery.subject())))) {
                return;
            }
        }
        throw new IllegalStateException("Others are told of " + delivery.subject() + " again and again");
    }

    /** The place in the order of its subject that comes next. */
    private long nextSequence(UUID hookId, UUID subject) {
        Delivery last = documents
                .find(and(eq("hookId", hookId), eq("subject", subject)))
                .sort(descending("sequence"))
                .first();
        return last == null ? 1 : last.sequence() + 1;
    }

    boolean isAnyDue(UUID hookId, Instant now) {
        return documents.find(due(hookId, now)).first() != null;
    }

    /** What to send now. */
    record Claims(List<Delivery> claimed, boolean looked) {}

    /**
     * Claims what may be sent now, the longest due first: of each subject the earliest only. What has to wait for an earlier one
     * is put off until that one is due, so that it does not stand in the way of others.
     */
    Claims claim(UUID hookId, int most, Instant now, Duration lease) {
        List<Delivery> due = documents
                .find(due(hookId, now))
                .sort(ascending("dueAt", "sequence"))
                .limit(LOOKED_AT)
                .into(new ArrayList<>());
        List<Delivery> claimed = new ArrayList<>();
        for (Delivery delivery : due) {
            if (claimed.size() == most) {
                break;
            }
            Optional<Delivery> earlier = earlierWaiting(delivery);
            if (earlier.isPresent()) {
                putOff(delivery, earlier.get().dueAt());
                if (earlierWaiting(delivery).isEmpty()) {
                    bringForward(delivery, now); // It ended just before that and brought nobody forward.
                }
            } else {
                claim(delivery, now, lease).ifPresent(claimed::add);
            }
        }
        return new Claims(claimed, !due.isEmpty());
    }

    private Optional<Delivery> claim(Delivery delivery, Instant now, Duration lease) {
        Instant until = now.plus(lease);
        boolean ours = documents
                        .updateOne(asSeen(delivery), combine(set("dueAt", until), set("claimed", true)))
                        .getMatchedCount()
                == 1;
        if (!ours) {
            return Optional.empty();
        }
        Optional<Delivery> claimed =
                find(delivery.id()).filter(found -> found.dueAt().equals(until));
        if (claimed.filter(Delivery::isEmpty).isPresent()) {
            drop(claimed.get(), now);
            return Optional.empty();
        }
        return claimed;
    }

    private void putOff(Delivery delivery, Instant until) {
        documents.updateOne(asSeen(delivery), combine(set("dueAt", until), set("claimed", false)));
    }

    private Optional<Delivery> earlierWaiting(Delivery delivery) {
        return Optional.ofNullable(documents
                .find(and(
                        eq("hookId", delivery.hookId()),
                        eq("subject", delivery.subject()),
                        lt("sequence", delivery.sequence()),
                        eq("state", DeliveryState.WAITING)))
                .sort(ascending("sequence"))
                .first());
    }

    void delivered(Delivery claimed, Delivery.Attempt attempt, Instant now) {
        end(claimed, attempt, combine(set("state", DeliveryState.DELIVERED), set("deliveredAt", now)));
        bringForward(claimed, now);
    }

    void failed(Delivery claimed, Delivery.Attempt attempt, Instant now, Instant next) {
        end(claimed, attempt, combine(set("dueAt", next), inc("failures", 1)));
        find(claimed.id()).filter(Delivery::isEmpty).ifPresent(ended -> drop(ended, now));
    }

    /** Not a failure of its own: it goes on where it was once the hook is switched on again. */
    void heldBack(Delivery claimed, Delivery.Attempt attempt, Instant now) {
        end(claimed, attempt, set("dueAt", now));
    }

    /** Those after it go on without it. */
    void givenUp(Delivery claimed, Delivery.Attempt attempt, Instant now) {
        end(claimed, attempt, combine(set("state", DeliveryState.DEAD), inc("failures", 1)));
        documents.updateOne(
                and(eq("_id", claimed.id()), eq("state", DeliveryState.DEAD), eq("body", "")),
                set("state", DeliveryState.DROPPED));
        bringForward(claimed, now);
    }

    /**
     * The customer took an answer back: what receivers have not been told of it yet, they are not told, and what they took is not
     * sent again. They hear of the withdrawal.
     */
    void takeBack(UUID subject, Instant withdrawnAt, Instant now) {
        empty(
                and(
                        eq("subject", subject),
                        eq("event", WebHookEvent.RESPONSE_RECORDED),
                        lte("occurredAt", withdrawnAt)),
                now);
    }

    /** The time to keep an answer is over: its words go, and those about its case, wherever they are. */
    void forgetWords(UUID subject, Instant withdrawnAt, Instant now) {
        empty(
                and(
                        eq("subject", subject),
                        ne("event", WebHookEvent.RESPONSE_WITHDRAWN),
                        lte("occurredAt", withdrawnAt)),
                now);
    }

    /** What is under way just now is dropped when it comes back failed. */
    private void empty(Bson which, Instant now) {
        for (Delivery delivery : documents.find(which).into(new ArrayList<>())) {
            documents.updateOne(
                    eq("_id", delivery.id()),
                    combine(
                            set("body", ""),
                            set(
                                    "attempts",
                                    delivery.attempts().stream()
                                            .map(Delivery.Attempt::withoutAnswer)
                                            .toList())));
            documents.updateOne(
                    and(eq("_id", delivery.id()), eq("state", DeliveryState.DEAD)),
                    set("state", DeliveryState.DROPPED));
            if (!delivery.claimed()) {
                drop(delivery, now);
            }
        }
    }

    private void drop(Delivery delivery, Instant now) {
        documents.updateOne(asSeen(delivery), combine(set("state", DeliveryState.DROPPED), set("claimed", false)));
        bringForward(delivery, now);
    }

    /** Does nothing when the claim has run out and somebody else has taken over. */
    private void end(Delivery claimed, Delivery.Attempt attempt, Bson change) {
        documents.updateOne(
                asSeen(claimed),
                combine(
                        set("claimed", false),
                        change,
                        pushEach("attempts", List.of(attempt), new PushOptions().slice(-Delivery.KEPT_ATTEMPTS))));
    }

    private void bringForward(Delivery ended, Instant now) {
        Delivery next = documents
                .find(and(
                        eq("hookId", ended.hookId()),
                        eq("subject", ended.subject()),
                        eq("state", DeliveryState.WAITING)))
                .sort(ascending("sequence"))
                .first();
        if (next != null && !next.claimed() && next.dueAt().isAfter(now)) {
            documents.updateOne(and(asSeen(next), eq("claimed", false)), set("dueAt", now));
        }
    }

    Optional<Delivery> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    /** Which deliveries to list; null for any. */
    record Filter(
            @Nullable UUID hookId,
            @Nullable DeliveryState state,
            @Nullable Instant from,
            @Nullable Instant to) {

        Bson condition() {
            List<Bson> conditions = new ArrayList<>();
            if (hookId != null) {
                conditions.add(eq("hookId", hookId));
            }
            if (state != null) {
                conditions.add(eq("state", state));
            }
            if (from != null) {
                conditions.add(gte("createdAt", from));
            }
            if (to != null) {
                conditions.add(lt("createdAt", to));
            }
            return conditions.isEmpty() ? new Document() : and(conditions);
        }
    }

    /** The latest first. */
    List<Delivery> list(Filter filter, @Nullable Position after, int limit) {
        Bson condition = filter.condition();
        return documents
                .find(after == null ? condition : and(condition, after.older("createdAt")))
                .sort(descending("createdAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /**
     * Sends again what is no longer waiting. Goes through the span from its beginning in batches, so that the earlier of a subject
     * waits before the later does, and the store has to do a little at a time only.
     *
     * @return how many that are
     */
    long replay(Filter filter, Instant now) {
        Bson ended = and(filter.condition(), in("state", DeliveryState.DELIVERED, DeliveryState.DEAD), ne("body", ""));
        long replayed = 0;
        Position after = null;
        List<Delivery> batch;
        do {
            batch = documents
                    .find(after == null ? ended : and(ended, after.newer("createdAt")))
                    .sort(ascending("createdAt", "_id"))
                    .limit(batchSize)
                    .into(new ArrayList<>());
            if (!batch.isEmpty()) {
                List<UUID> ids = batch.stream().map(Delivery::id).toList();
                replayed += documents
                        .updateMany(and(in("_id", ids), ne("state", DeliveryState.WAITING), ne("body", "")), again(now))
                        .getModifiedCount();
                after = new Position(
                        batch.getLast().createdAt(), batch.getLast().id());
            }
        } while (batch.size() == batchSize);
        return replayed;
    }

    /** What waits is tried at once; the rest is sent again. */
    void replay(Delivery delivery, Instant now) {
        documents.updateOne(and(eq("_id", delivery.id()), eq("claimed", false), ne("body", "")), again(now));
    }

    private static Bson again(Instant now) {
        return combine(
                set("state", DeliveryState.WAITING),
                set("dueAt", now),
                set("failures", 0),
                set("claimed", false),
                unset("deliveredAt"));
    }

    /** Counted up to a limit. */
    long count(DeliveryState state, int limit) {
        return DocumentStore.count(documents, eq("state", state), limit);
    }

    long removeOlderThan(Instant moment) {
        return documents.deleteMany(lt("createdAt", moment)).getDeletedCount();
    }

    /** Whatever was, or was to be, told about these invitations. */
    public long remove(Collection<UUID> invitationIds) {
        return documents.deleteMany(in("subject", invitationIds)).getDeletedCount();
    }

    void removeWith(@Observes WebHookRemoved hook) {
        removeOf(hook.hookId());
    }

    void removeOf(UUID hookId) {
        documents.deleteMany(eq("hookId", hookId));
    }

    private static Bson due(UUID hookId, Instant now) {
        return and(
                eq("hookId", hookId),
                eq("state", DeliveryState.WAITING),
                gt("dueAt", Instant.EPOCH),
                lte("dueAt", now));
    }

    private static Bson asSeen(Delivery seen) {
        return and(eq("_id", seen.id()), eq("state", DeliveryState.WAITING), eq("dueAt", seen.dueAt()));
    }
}
