package io.heard.feedback.invitation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.heard.feedback.documents.ById;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** When the latest mail of each invitation left, as far as we have heard of it. */
@ApplicationScoped
public class SentMails {

    private final MongoCollection<MailSent> documents;
    private final ById<MailSent> byId;

    private final ErasedCustomers erased;

    protected SentMails(DocumentStore store, ErasedCustomers erased) {
        this.documents = store.collection("mails", MailSent.class);
        this.byId = new ById<>(documents, MailSent::invitationId);
        this.erased = erased;
    }

    public Optional<MailSent> find(UUID invitationId) {
        return byId.find(invitationId);
    }

    /** A reminder replaces what is known of the mail before it. Nothing is kept of a mail to somebody who was forgotten. */
    public void keep(MailSent mail) {
        documents.replaceOne(eq("_id", mail.invitationId()), mail, new ReplaceOptions().upsert(true));
        if (erased.isErasedInvitation(mail.invitationId())) {
            documents.deleteOne(eq("_id", mail.invitationId()));
        }
    }

    /** How many were removed. */
    public long remove(Collection<UUID> invitationIds) {
        return documents.deleteMany(in("_id", invitationIds)).getDeletedCount();
    }
}
