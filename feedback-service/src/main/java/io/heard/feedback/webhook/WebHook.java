package io.heard.feedback.webhook;

import io.heard.http.edition.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An address of the company's that is told of events.
 *
 * @param url may hold a secret of the receiver's: never logged
 * @param products only events about these; all when there are none
 * @param provisional whether it is told, too, what a program seems to have answered
 * @param secrets requests are signed with those that have not expired, the newest last
 * @param goneSince when the receiver said that it wants no more; nothing is sent until somebody switches it on again, and what
 *     happens until then waits
 */
public record WebHook(
        @BsonId UUID id,
        int revision,
        String url,
        @Nullable String description,
        List<WebHookEvent> events,
        List<String> products,
        boolean provisional,
        boolean active,
        List<Secret> secrets,
        @Nullable Instant goneSince,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    static final int MOST_SECRETS = 4;

    /** @param value {@code whsec_…}, as the receiver has it */
    public record Secret(String value, @Nullable Instant expiresAt) {

        boolean holdsAt(Instant moment) {
            return expiresAt == null || moment.isBefore(expiresAt);
        }

        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    public WebHook {
        events = List.copyOf(events);
        products = List.copyOf(products);
        secrets = List.copyOf(secrets);
    }

    /** Whether it is to be told, now or, when its receiver is gone, once it is switched on again. */
    public boolean wants(WebHookEvent event, String product) {
        return (active || isGone()) && events.contains(event) && (products.isEmpty() || products.contains(product));
    }

    boolean isGone() {
        return goneSince != null;
    }

    /** What requests are signed with at a moment. */
    public List<String> secretsAt(Instant moment) {
        return secrets.stream()
                .filter(secret -> secret.holdsAt(moment))
                .map(Secret::value)
                .toList();
    }

    Edition edition() {
        return new Edition(revision);
    }

    /** As its author wants it from now on. */
    WebHook changed(Wanted wanted, String author, Instant now) {
        return new WebHook(
                id,
                revision + 1,
                wanted.url(),
                wanted.description(),
                wanted.events(),
                wanted.products(),
                wanted.provisional(),
                wanted.active(),
                secrets,
                null,
                createdAt,
                author,
                now);
    }

    /**
     * Those before go on for a while, however often somebody does this: the receiver may know any of them. Beyond {@value
     * #MOST_SECRETS} the oldest is over.
     */
    WebHook withSecret(String secret, Instant oldOneExpires, String author, Instant now) {
        List<Secret> valid = new ArrayList<>(secrets.stream()
                .filter(known -> known.holdsAt(now))
                .map(known -> known.expiresAt() == null ? new Secret(known.value(), oldOneExpires) : known)
                .toList());
        valid.add(new Secret(secret, null));
        return new WebHook(
                id,
                revision + 1,
                url,
                description,
                events,
                products,
                provisional,
                active,
                valid.subList(Math.max(0, valid.size() - MOST_SECRETS), valid.size()),
                goneSince,
                createdAt,
                author,
                now);
    }

    /** The part of it that people write. */
    record Wanted(
            String url,
            @Nullable String description,
            List<WebHookEvent> events,
            List<String> products,
            boolean provisional,
            boolean active) {

        @Override
        public String toString() {
            return "Wanted" + events;
        }
    }

    @Override
    public String toString() {
        return "WebHook[" + id + "]";
    }
}
