package io.heard.feedback.erasure;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.heard.contracts.event.ErasureCompleted;
import io.heard.contracts.event.RespondentErased;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.draft.Drafts;
import io.heard.feedback.export.Exports;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.invitation.SentMails;
import io.heard.feedback.recovery.Cases;
import io.heard.feedback.response.Responses;
import io.heard.feedback.webhook.delivery.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;

/** Removes everything about a customer. Doing it again removes what came late, and tells the whole count. */
@ApplicationScoped
class Erasures {

    private final ErasedCustomers erased;
    private final Invitations invitations;
    private final SentMails mails;
    private final Drafts drafts;
    private final Responses responses;
    private final Cases cases;
    private final Deliveries deliveries;
    private final Exports exports;
    private final MongoCollection<Document> counts;
    private final Clock clock;

    Erasures(
            ErasedCustomers erased,
            Invitations invitations,
            SentMails mails,
            Drafts drafts,
            Responses responses,
            Cases cases,
            Deliveries deliveries,
            Exports exports,
            DocumentStore store,
            Clock clock) {
        this.erased = erased;
        this.invitations = invitations;
        this.mails = mails;
        this.drafts = drafts;
        this.responses = responses;
        this.cases = cases;
        this.deliveries = deliveries;
        this.exports = exports;
        this.counts = store.collection("erasures", Document.class);
        this.clock = clock;
    }

    /**
     * A response is removed whole: with its verbatims goes what still waited in it to be published. Its mark comes first, so
     * that nothing slips in behind.
     */
    ErasureCompleted erase(RespondentErased event) {
        invitations.createIndexes();
        UUID customer = event.customerId();
        Set<UUID> theirs = new HashSet<>(event.invitationIds());
        theirs.addAll(invitations.idsOf(customer));
        erased.mark(customer, theirs);
        List<Invitation> answered = responses.answered(customer, theirs);
        exports.forget(answered);
        long removedResponses = responses.remove(customer, theirs);
        exports.forget(answered); // One may have been asked for meanwhile.
        long removedCases = cases.remove(customer, theirs);
        long removedDeliveries = deliveries.remove(theirs);
        long removedDrafts = drafts.remove(theirs);
        long removedMails = mails.remove(theirs);
        long removedInvitations = invitations.remove(customer, theirs);
        Document kept = counts.findOneAndUpdate(
                eq("_id", customer),
                combine(
                        inc("responses", removedResponses),
                        inc("invitations", removedInvitations),
                        inc("mails", removedMails),
                        inc("drafts", removedDrafts),
                        inc("cases", removedCases),
                        inc("webHookDeliveries", removedDeliveries),
                        set("completedAt", clock.instant())),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (kept == null) {
            throw new IllegalStateException("The store has not told what it wrote");
        }
        return new ErasureCompleted(
                customer,
                "feedback",
                Map.of(
                        "responses", count(kept, "responses"),
                        "invitations", count(kept, "invitations"),
                        "mails", count(kept, "mails"),
                        "drafts", count(kept, "drafts"),
                        "cases", count(kept, "cases"),
                        "webHookDeliveries", count(kept, "webHookDeliveries")),
                kept.getDate("completedAt").toInstant());
    }

    private static int count(Document document, String kind) {
        return document.get(kind, Number.class).intValue();
    }
}
