package io.heard.feedback.invitation;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** When mails left, as far as we have heard of it. */
@ApplicationScoped
public class SentMails {

    private final MongoCollection<MailSent> documents;

    protected SentMails(DocumentStore store) {
        this.documents = store.collection("mails", MailSent.class);
    }

    public Optional<MailSent> find(UUID invitationId) {
        return Optional.ofNullable(documents.find(eq("_id", invitationId)).first());
    }

    public void addOnce(MailSent mail) {
        DocumentStore.insertOnce(documents, mail);
    }
}
