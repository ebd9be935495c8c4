package io.heard.feedback.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A web hook as an administrator reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An address that is told of events", examples = WebHookView.EXAMPLE)
record WebHookView(
        UUID id,
        String url,
        @Nullable String description,
        List<String> events,

        @Schema(description = "Only events about these; about all when empty")
        List<String> products,

        boolean provisional,
        boolean active,

        @Schema(
                description =
                        "When the receiver answered 410, which switched the hook off. Saving it with `active` switches it on")
        @Nullable
        Instant goneSince,

        @Schema(description = "Requests are signed with the secret before, too, until then") @Nullable
        Instant oldSecretExpiresAt,

        @Schema(description = "What requests are signed with. Told only when it is made: nobody can read it again")
        @Nullable
        String secret,

        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    static final String EXAMPLE = """
            {"id":"0198c0de-0000-7000-8000-000000000001","url":"https://crm.example.com/heard","description":"CRM",
            "events":["response.recorded","case.opened"],"products":["broadband"],"provisional":false,"active":true,
            "createdAt":"2026-03-01T12:00:00Z","changedBy":"ada","changedAt":"2026-03-01T12:00:00Z"}""";

    static final String WITH_SECRET = """
            {"id":"0198c0de-0000-7000-8000-000000000001","url":"https://crm.example.com/heard","description":"CRM",
            "events":["response.recorded","case.opened"],"products":["broadband"],"provisional":false,"active":true,
            "secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw","createdAt":"2026-03-01T12:00:00Z","changedBy":"ada",
            "changedAt":"2026-03-01T12:00:00Z"}""";

    static final String DRAFT = """
            {"url":"https://crm.example.com/heard","description":"CRM","events":["response.recorded","case.opened"],
            "products":["broadband"]}""";

    static WebHookView of(WebHook hook, Instant now) {
        return of(hook, now, null);
    }

    /** The one time that the secret is told. */
    static WebHookView withSecret(WebHook hook, Instant now) {
        return of(hook, now, hook.secrets().getLast().value());
    }

    private static WebHookView of(WebHook hook, Instant now, @Nullable String secret) {
        Instant oldSecretExpiresAt = hook.secrets().stream()
                .map(WebHook.Secret::expiresAt)
                .filter(expiry -> expiry != null && expiry.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new WebHookView(
                hook.id(),
                hook.url(),
                hook.description(),
                hook.events().stream().map(WebHookEvent::type).toList(),
                hook.products(),
                hook.provisional(),
                hook.active(),
                hook.goneSince(),
                oldSecretExpiresAt,
                secret,
                hook.createdAt(),
                hook.changedBy(),
                hook.changedAt());
    }

    @Override
    public String toString() {
        return "WebHookView[" + id + "]";
    }
}
