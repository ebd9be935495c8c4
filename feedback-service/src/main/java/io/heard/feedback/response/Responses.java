package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.rename;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.documents.ById;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.Together;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class Responses {

    /** A range rather than "exists": every store can answer it from the sparse index. */
    private static final Bson SET_ASIDE = gt("setAsideSince", Instant.EPOCH);

    private static final Set<String> FORMER_INDEXES = Set.of(
            "invitation.campaignId_1__id_1",
            "invitation.product_1__id_1",
            "invitation.touchpoint_1_answeredAt_1__id_1",
            "invitation.channel_1_answeredAt_1__id_1",
            "contents.language_1_answeredAt_1__id_1");

    /** Some at once, so that one group is being prepared while another waits for the disk. */
    private static final int GROUPS = 4;

    private static final int LARGEST_GROUP = 50;

    private final MongoCollection<Response> documents;
    private final ById<Response> byId;
    private final Clock clock;
    private final Anonymity anonymity;

    private final ErasedCustomers erased;

    private final AnsweringConfig answering;

    /** Most answers are the first of their invitation: those that come at the same time share one write and its wait for the disk. */
    private final Together<Response, Optional<Recording>> firsts;

    protected Responses(
            DocumentStore store,
            ErasedCustomers erased,
            Clock clock,
            AnsweringConfig answering,
            AnonymityConfig anonymity,
            Masking masking) {
        this.documents = store.collection("responses", Response.class);
        this.byId = new ById<>(documents, Response::invitationId);
        this.erased = erased;
        this.clock = clock;
        this.answering = answering;
        this.anonymity = new Anonymity(anonymity, masking);
        this.firsts = new Together<>(this::insert, GROUPS, LARGEST_GROUP);
    }

    /** Safe to call again; the store may be away when the service starts, so the relay calls it when it first gets through. */
    public void createIndexes() {
        documents.createIndex(ascending("pendingSince"), new IndexOptions().sparse(true));
        documents.createIndex(ascending("setAsideSince"), new IndexOptions().sparse(true));
        // For lists, and no more than they need: each answer is written to all of them but the one of themes. The store
        // of a single machine takes the first that fits a filter, so the finest come first.
        documents.createIndex(ascending("invitation.customerId"));
        documents.createIndex(ascending("themed.ids", "themed.place"), new IndexOptions().sparse(true));
        for (String field : List.of("invitation.campaignId", "invitation.team", "invitation.product")) {
            documents.createIndex(ascending(field, "answeredAt", "_id"));
        }
        documents.createIndex(ascending("withdrawnAt"), new IndexOptions().sparse(true));
        documents.createIndex(ascending("answeredAt", "_id"));
        DocumentStore.dropIndexes(documents, FORMER_INDEXES);
    }

    /**
     * Stores a submission as the invitation's response or as its next revision: one write to one document. Repeating it is
     * harmless, so a write whose reply was lost is simply tried again. What a program seems to have sent never takes the place of
     * what a person said.
     *
     * @throws com.mongodb.MongoException when the store did not say that the answers are safe
     */
    @Retry(retryOn = MongoSocketException.class, maxRetries = 1, delay = 50)
    public Recording record(Invitation invitation, Submission submission, Credence credence) {
        boolean anonymous = Anonymity.holdsFor(invitation);
        Invitation about = anonymous ? Anonymity.blurred(invitation) : invitation;
        Submission kept = asKept(invitation, submission);
        Instant tellAt = anonymous
                ? anonymity.tellAt(submission.answeredAt())
                : Response.pendingSince(submission.answeredAt(), credence);
        return firsts.call(Response.first(about, kept, credence, tellAt)).orElseGet(() -> {
            Recording recording = storeAgain(about, kept, credence, tellAt);
            if (erased.isErased(invitation.customerId())) {
                documents.deleteOne(eq("_id", invitation.id()));
                return Recording.ERASED;
            }
            return recording;
        });
    }

    /** As it stands in the store. */
    Submission asKept(Invitation invitation, Submission submission) {
        return Anonymity.holdsFor(invitation) ? anonymity.blurred(submission) : submission;
    }

    /** Empty for those whose invitation has a response already. */
    private List<Supplier<Optional<Recording>>> insert(List<Response> responses) {
        List<BooleanSupplier> inserted = DocumentStore.insertEachOnce(documents, responses);
        // After the write: an erasure marks first and removes then, so one of the two sees the other.
        Set<UUID> forgotten = erased.among(responses.stream()
                .map(response -> response.invitation().customerId())
                .collect(toSet()));
        List<Supplier<Optional<Recording>>> recordings = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            Response response = responses.get(i);
            BooleanSupplier first = inserted.get(i);
            recordings.add(() -> first.getAsBoolean() ? Optional.of(stored(response, forgotten)) : Optional.empty());
        }
        return recordings;
    }

    private Recording stored(Response first, Set<UUID> forgotten) {
        if (forgotten.contains(first.invitation().customerId())) {
            documents.deleteOne(eq("_id", first.invitationId()));
            return Recording.ERASED;
        }
        return first.suspicion() == null ? Recording.STORED : Recording.DOUBTED;
    }

    private Recording storeAgain(Invitation invitation, Submission submission, Credence credence, Instant tellAt) {
        boolean doubted = credence instanceof Credence.Suspected;
        Optional<Response> revised = revise(invitation.id(), submission, credence, tellAt);
        if (revised.isPresent()) {
            return doubted || breakUp(revised.get()) ? Recording.DOUBTED : Recording.STORED;
        }
        if (doubted && doubt(invitation.id(), submission)) {
            return Recording.DOUBTED;
        }
        return repeated(invitation.id(), submission);
    }

    /** A program's only over another program's, and never over what was taken back or what somebody was thanked for. */
    private Optional<Response> revise(UUID id, Submission submission, Credence credence, Instant tellAt) {
        Bson publication = publication(tellAt, credence);
        if (credence instanceof Credence.Suspected) {
            return revise(
                    id,
                    and(ne("suspicion", null), eq("foundOutAt", null), eq("withdrawnAt", null)),
                    submission,
                    publication);
        }
        // What a program answered settles nothing for the person, whose time begins now.
        Bson firstOwn = combine(
                set("pendingSince", tellAt),
                set("firstAnsweredAt", submission.answeredAt()),
                rename("suspicion", "lifted.suspicion"),
                set("lifted.suspectedUntil", submission.answeredAt()));
        return revise(id, ne("suspicion", null), submission, firstOwn)
                .or(() -> revise(id, isChangeableAt(submission.answeredAt()), submission, publication));
    }

    /** What it lifts is remembered by the same write: one of many in a row may prove to be a program's. */
    private Optional<Response> revise(UUID id, Bson replaceable, Submission submission, Bson besides) {
        return Optional.ofNullable(documents.findOneAndUpdate(
                and(isNew(id, submission), replaceable),
                combine(
                        besides,
                        set("answeredAt", submission.answeredAt()),
                        set("contents", Contents.of(submission)),
                        unset("setAsideSince"),
                        rename("foundOutAt", "lifted.foundOutAt"),
                        rename("withdrawnAt", "lifted.withdrawnAt"),
                        rename("withdrawalReason", "lifted.withdrawalReason"),
                        unset("themed"),
                        inc("revision", 1),
                        pushEach(
                                "submissions",
                                List.of(submission),
                                new PushOptions().slice(-Response.KEPT_SUBMISSIONS))),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
    }

    /** Kept beside what a person said, as long as that is kept. */
    private boolean doubt(UUID id, Submission submission) {
        return documents
                        .updateOne(
                                and(isNew(id, submission), ne("withdrawalReason", ResponseWithdrawn.Reason.RETENTION)),
                                pushEach(
                                        "doubted",
                                        List.of(submission),
                                        new PushOptions().slice(-Response.KEPT_DOUBTED)))
                        .getMatchedCount()
                == 1;
    }

    private static Bson isNew(UUID id, Submission submission) {
        return and(
                eq("_id", id),
                ne("submissions.submissionId", submission.submissionId()),
                ne("doubted.submissionId", submission.submissionId()));
    }

    /**
     * One score after the other is nobody's opinion: what was there before holds again as it was, taken back or provisional too,
     * and without any, the last is provisional. A submission that comes in between is looked at by itself.
     */
    private boolean breakUp(Response response) {
        // Nobody knows how far apart anonymous submissions are, so they are never one of these.
        Optional<Burst> burst = response.suspicion() == null && !Anonymity.holdsFor(response.invitation())
                ? Burst.at(response)
                : Optional.empty();
        burst.ifPresent(found -> documents.updateOne(
                and(eq("_id", response.invitationId()), eq("revision", response.revision())),
                combine(
                        inc("revision", 1),
                        set("pendingSince", response.answeredAt()),
                        unset("themed"),
                        unset("lifted"),
                        verdict(found),
                        restored(response, found))));
        return burst.isPresent();
    }

    private static Bson verdict(Burst burst) {
        return burst.before().isEmpty()
                ? set("suspicion", Suspicion.ALL_OPTIONS)
                : combine(
                        set("submissions", burst.before()),
                        set("answeredAt", burst.before().getLast().answeredAt()),
                        set("contents", Contents.of(burst.before().getLast())),
                        set("doubted", burst.newest(Response.KEPT_DOUBTED)));
    }

    /** What the submissions of a burst have lifted, and no other. */
    private static Bson restored(Response response, Burst burst) {
        Response.Lifted lifted = response.lifted();
        Instant since = burst.before().isEmpty()
                ? Instant.EPOCH
                : burst.before().getLast().answeredAt();
        var restored = new ArrayList<Bson>();
        if (lifted != null && lifted.wasWithdrawnSince(since)) {
            restored.add(set("withdrawnAt", lifted.withdrawnAt()));
            restored.add(set("withdrawalReason", lifted.withdrawalReason()));
        }
        if (lifted != null && !burst.before().isEmpty() && lifted.wasSuspectedAt(since)) {
            restored.add(set("suspicion", lifted.suspicion()));
            restored.add(set("foundOutAt", lifted.foundOutAt()));
            restored.add(set("firstAnsweredAt", burst.before().getFirst().answeredAt()));
        }
        return combine(restored);
    }

    private Recording repeated(UUID id, Submission submission) {
        Optional<Response> response = find(id);
        Optional<Submission> stored = response.flatMap(kept -> kept.submission(submission.submissionId()));
        if (stored.isEmpty()) {
            return Recording.SETTLED;
        }
        if (!stored.get().answers().equals(submission.answers())) {
            return Recording.CONTRADICTED;
        }
        return response.orElseThrow().believes(submission.submissionId()) ? Recording.REPEATED : Recording.DOUBTED;
    }

    private Bson isChangeableAt(Instant moment) {
        return and(
                or(eq("firstAnsweredAt", null), gt("firstAnsweredAt", moment.minus(answering.changeWindow()))),
                ne("withdrawalReason", ResponseWithdrawn.Reason.RETENTION));
    }

    /** Until when its customer may change a response or take it back. */
    public Instant changeableUntil(Response response) {
        Instant closes = response.receivedAt().plus(answering.changeWindow());
        Instant expires = response.invitation().expiresAt();
        return closes.isBefore(expires) ? closes : expires;
    }

    /**
     * Takes a response back for its customer: from now on it counts nowhere, and what was answered stays with it. Repeating it
     * changes nothing.
     *
     * @return false when there is nothing to take back
     */
    @Retry(retryOn = MongoSocketException.class, maxRetries = 1, delay = 50)
    public boolean withdraw(UUID invitationId, Instant now) {
        boolean anonymous = find(invitationId)
                .map(Response::invitation)
                .filter(Anonymity::holdsFor)
                .isPresent();
        documents.updateOne(
                and(eq("_id", invitationId), eq("withdrawnAt", null), isChangeableAt(now)),
                combine(
                        set("withdrawnAt", anonymous ? Anonymity.day(now) : now),
                        set("withdrawalReason", ResponseWithdrawn.Reason.CUSTOMER),
                        set("pendingSince", anonymous ? anonymity.tellAt(now) : now),
                        unset("setAsideSince"),
                        unset("themed"),
                        inc("revision", 1)));
        return find(invitationId).filter(Response::isWithdrawn).isPresent();
    }

    /** Keeps an answer of the past, unless it is somebody's who was forgotten. Repeating it is harmless. */
    @Retry(retryOn = MongoSocketException.class, maxRetries = 1, delay = 50)
    public void keepImported(Invitation invitation, Submission submission, Instant now) {
        DocumentStore.insertOnce(documents, Response.imported(invitation, submission, now));
        if (erased.isErased(invitation.customerId())) {
            documents.deleteOne(eq("_id", invitation.id()));
        }
    }

    /**
     * For an answer that waits to hear when its mail left. Does nothing to one that may be told already, was replaced or taken
     * back. It counts as a revision: whoever was about to tell the one before does not mark this one as told.
     */
    public void judge(Response response, Credence credence) {
        documents.updateOne(
                and(
                        eq("_id", response.invitationId()),
                        eq("revision", response.revision()),
                        eq("withdrawnAt", null),
                        gt("pendingSince", clock.instant())),
                combine(
                        inc("revision", 1),
                        publication(Response.pendingSince(response.answeredAt(), credence), credence),
                        credence instanceof Credence.Suspected ? set("foundOutAt", clock.instant()) : combine()));
    }

    /**
     * Keeps which themes a revision touches, unless there is newer news of it. Does nothing where there is no such revision any
     * more: what was changed, taken back, emptied or removed is not found by what was said before.
     */
    public void keepThemes(UUID invitationId, int revision, List<UUID> themes, long sequence) {
        Bson thisRevision = and(eq("_id", invitationId), eq("revision", revision), eq("withdrawnAt", null));
        Response response = documents.find(thisRevision).first();
        if (response != null) {
            documents.updateOne(
                    and(thisRevision, or(eq("themed", null), lt("themed.sequence", sequence))),
                    set("themed", new Themed(themes, Place.of(response).text(), sequence)));
        }
    }

    private static Bson publication(Instant tellAt, Credence credence) {
        Suspicion suspicion = Response.suspicion(credence);
        return combine(
                set("pendingSince", tellAt), suspicion == null ? unset("suspicion") : set("suspicion", suspicion));
    }

    /** The same documents for those who read many of them, in a form of their own. */
    public <T> MongoCollection<T> as(Class<T> type, Codec<T> codec) {
        return documents
                .withDocumentClass(type)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(codec), documents.getCodecRegistry()));
    }

    public Optional<Response> find(UUID invitationId) {
        return byId.find(invitationId);
    }

    /**
     * The next answers of a campaign that were given before a moment and are not empty yet. Those that have been empty for as long
     * again go for good when there is nothing else left, unless their link still opens a survey: answered anew, it would be told as a
     * revision that everybody has heard of already.
     */
    public List<Response> overdue(UUID campaignId, Instant before, int limit) {
        Bson old = and(eq("invitation.campaignId", campaignId), lt("answeredAt", before));
        List<Response> found = documents
                .find(and(old, ne("withdrawalReason", ResponseWithdrawn.Reason.RETENTION)))
                .sort(ascending("answeredAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
        if (found.isEmpty()) {
            documents.deleteMany(and(
                    old,
                    eq("withdrawalReason", ResponseWithdrawn.Reason.RETENTION),
                    eq("pendingSince", null),
                    lte("invitation.expiresAt", clock.instant())));
        }
        return found;
    }

    /**
     * Nothing of what was said stays, and nothing that leads to anybody. What is emptied moves to now in the order of answers, so
     * that it is not met again. An answer that was changed meanwhile is left to the next round.
     */
    public void empty(List<Response> overdue, Instant now) {
        documents.bulkWrite(overdue.stream()
                .map(response -> new UpdateOneModel<Response>(
                        and(eq("_id", response.invitationId()), eq("revision", response.revision())),
                        emptied(response.invitationId(), now)))
                .toList());
    }

    private static Bson emptied(UUID id, Instant now) {
        return combine(
                set("submissions", List.of()),
                set("doubted", List.of()),
                set("contents", Contents.NONE),
                set("invitation.customerId", id),
                set("invitation.interactionId", id),
                unset("invitation.agent"),
                unset("invitation.language"),
                unset("suspicion"),
                unset("lifted"),
                unset("foundOutAt"),
                set("answeredAt", now),
                set("withdrawnAt", now),
                set("withdrawalReason", ResponseWithdrawn.Reason.RETENTION),
                set("pendingSince", now),
                unset("setAsideSince"),
                unset("themed"),
                inc("revision", 1));
    }

    /**
     * What {@link #remove} would remove was answered to. Some may be told twice: two questions, since every store
     * has an index for each.
     */
    public List<Invitation> answered(UUID customerId, Collection<UUID> invitationIds) {
        List<Invitation> answered = new ArrayList<>();
        for (Bson theirs : List.of(eq("invitation.customerId", customerId), in("_id", invitationIds))) {
            documents.find(theirs).map(Response::invitation).into(answered);
        }
        return answered;
    }

    /** Everything a customer answered, and whatever came to these invitations. */
    public long remove(UUID customerId, Collection<UUID> invitationIds) {
        return documents
                .deleteMany(or(eq("invitation.customerId", customerId), in("_id", invitationIds)))
                .getDeletedCount();
    }

    /** In the order in which they were given, oldest first; from the beginning without {@code after}. */
    List<Response> list(ResponseFilter filter, Suppression suppression, @Nullable Place after, int limit) {
        List<Bson> conditions = filter.conditions();
        conditions.add(suppression.rest(clock.instant()));
        // One lower bound: of two an index would take the first.
        Place behind =
                after == null || (filter.from() != null && filter.from().isAfter(after.answeredAt())) ? null : after;
        Bson order;
        if (filter.themeId() == null) {
            conditions.addAll(behind == null ? filter.period() : filter.periodAfter(behind));
            order = ascending("answeredAt", "_id");
        } else {
            conditions.addAll(filter.placesAfter(behind));
            order = ascending("themed.place"); // the same order
        }
        return documents.find(and(conditions)).sort(order).limit(limit).into(new ArrayList<>());
    }

    /** How many anonymous answers of those that were there at a moment a filter finds, counted up to a limit. */
    int countAnonymous(ResponseFilter filter, Instant moment, int limit) {
        List<Bson> conditions = filter.conditions();
        conditions.addAll(filter.period());
        conditions.add(Suppression.anonymous(moment));
        conditions.add(ResponseFilter.answeredBy(moment));
        return (int) DocumentStore.count(documents, and(conditions), limit);
    }

    /** Those that may be published and are not yet, longest waiting first. */
    public List<Response> pending(int limit) {
        return documents
                .find(pending())
                .sort(ascending("pendingSince"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** How many are not yet published, counted up to a limit. */
    public long countPending(int limit) {
        return DocumentStore.count(documents, pending(), limit);
    }

    /** Once Kafka has the events. A revision made meanwhile stays pending. */
    public void markPublished(List<Response> published) {
        // One write for all of a revision, and nearly all are of the first: stores commit once for each write.
        published.stream()
                .collect(groupingBy(Response::revision, mapping(Response::invitationId, toList())))
                .forEach((revision, ids) ->
                        documents.updateMany(and(in("_id", ids), eq("revision", revision)), unset("pendingSince")));
    }

    /** For a response whose event Kafka will never take: it no longer waits, so it is in nobody's way. A later revision waits anew. */
    public void setAside(Response response) {
        documents.updateOne(
                and(eq("_id", response.invitationId()), eq("revision", response.revision())),
                combine(set("setAsideSince", response.answeredAt()), unset("pendingSince")));
    }

    /** How many are set aside, counted up to a limit. */
    public long countSetAside(int limit) {
        return DocumentStore.count(documents, SET_ASIDE, limit);
    }

    /** Not those whose time is still to come: they wait for news of their mail. */
    private Bson pending() {
        return and(gt("pendingSince", Instant.EPOCH), lte("pendingSince", clock.instant()));
    }
}
