package io.heard.feedback.webhook;

import io.heard.feedback.webhook.sending.HookAddressException;
import io.heard.feedback.webhook.sending.HookTargets;
import io.heard.http.problem.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A web hook as an administrator writes it. */
@Schema(description = "An address to be told of events")
record WebHookDraft(
        @Schema(
                description =
                        "https, a host of the public internet by its name, one of the ports 443 and 8443 unless "
                                + "configured otherwise, no user, no fragment. Looked up when it is saved and before each request.",
                examples = "https://crm.example.com/heard",
                required = true)
        @Nullable
        String url,

        @Schema(description = "What it is for, at most 200 characters", examples = "CRM") @Nullable
        String description,

        @Schema(
                description =
                        "response.recorded, response.withdrawn, case.opened, case.acknowledged, case.resolved; nothing is "
                                + "told of anonymous answers",
                examples = "[\"response.recorded\", \"case.opened\"]",
                required = true)
        @Nullable
        List<String> events,

        @Schema(description = "Only events about these, at most 100; about all when left out") @Nullable
        List<String> products,

        @Schema(
                description =
                        "True to be told, too, what a program seems to have answered; `suspicion` says so then. False "
                                + "when left out",
                examples = "false")
        @Nullable
        Boolean provisional,

        @Schema(description = "False to be told nothing for now. True when left out", examples = "true") @Nullable
        Boolean active) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MOST_PRODUCTS = 100;

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    WebHook.Wanted read(HookTargets targets) {
        var fields = new Fields();
        String address = fields.required("url", fields.line("url", url, HookTargets.LONGEST_URL));
        if (!address.isEmpty()) {
            try {
                targets.requireAllowed(address);
            } catch (HookAddressException e) {
                fields.wrong("url", e.getMessage());
            }
        }
        var wanted = new WebHook.Wanted(
                address,
                fields.line("description", description, LONGEST_DESCRIPTION),
                events(fields),
                products(fields),
                provisional != null && provisional,
                active == null || active);
        fields.refuseIfWrong();
        return wanted;
    }

    private List<WebHookEvent> events(Fields fields) {
        if (events == null || events.isEmpty()) {
            fields.wrong("events", "is required");
            return List.of();
        }
        Set<WebHookEvent> known = new LinkedHashSet<>();
        for (int i = 0; i < events.size(); i++) {
            String type = events.get(i);
            WebHookEvent event =
                    type == null ? null : WebHookEvent.subscribable(type).orElse(null);
            if (event == null) {
                fields.wrong(
                        "events[" + i + "]",
                        "must be one of "
                                + WebHookEvent.subscribable().stream()
                                        .map(WebHookEvent::type)
                                        .collect(Collectors.joining(", ")));
            } else {
                known.add(event);
            }
        }
        return List.copyOf(known);
    }

    private List<String> products(Fields fields) {
        if (products == null) {
            return List.of();
        }
        fields.require(products.size() <= MOST_PRODUCTS, "products", "must be at most " + MOST_PRODUCTS);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(MOST_PRODUCTS, products.size()); i++) {
            String field = "products[" + i + "]";
            names.add(fields.required(field, fields.name(field, products.get(i))));
        }
        return List.copyOf(names);
    }

    /** An address may hold a secret. */
    @Override
    public String toString() {
        return "WebHookDraft[]";
    }
}
