package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Fields;
import io.heard.http.problem.Problem;
import io.heard.survey.interaction.InteractionDraft.CustomerDraft;
import io.heard.survey.interaction.Interactions.SourceKey;
import io.heard.survey.respondent.Mailbox;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an interaction must be like to be stored, whichever door it comes through. */
public final class InteractionRules {

    /** What the rules make of a report. */
    public sealed interface Reading {

        record Valid(InteractionClosed interaction) implements Reading {}

        record Invalid(List<Problem.FieldError> errors) implements Reading {}
    }

    private static final int LONGEST_SOURCE = 64;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_PERSON = 100;
    private static final int MOST_ATTRIBUTES = 32;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_VALUE = 512;

    /** Clocks of other systems run ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    private final Fields fields = new Fields();
    private final Instant now;

    private InteractionRules(Instant now) {
        this.now = now;
    }

    public static Reading read(InteractionDraft draft, Instant now) {
        var rules = new InteractionRules(now);
        Optional<InteractionClosed> interaction = rules.interaction(draft);
        return interaction.isPresent()
                ? new Reading.Valid(interaction.get())
                : new Reading.Invalid(rules.fields.errors());
    }

    /** What an interaction is known by, cleaned as when it was reported; broken rules are named in {@code fields}. */
    static SourceKey key(Fields fields, String idField, @Nullable String source, @Nullable String id) {
        return new SourceKey(
                fields.required("source", fields.line("source", source, LONGEST_SOURCE)),
                fields.required(idField, fields.line(idField, id, LONGEST_ID)));
    }

    private Optional<InteractionClosed> interaction(InteractionDraft draft) {
        SourceKey key = key(fields, "id", draft.source(), draft.id());
        String touchpoint = fields.required("touchpoint", fields.name("touchpoint", draft.touchpoint()));
        String channel = fields.required("channel", fields.name("channel", draft.channel()));
        String product = fields.required("product", fields.name("product", draft.product()));
        String team = fields.line("team", draft.team(), LONGEST_PERSON);
        String agent = fields.line("agent", draft.agent(), LONGEST_PERSON);
        Instant openedAt = requiredTime("openedAt", draft.openedAt());
        Instant firstRespondedAt = time("firstRespondedAt", draft.firstRespondedAt());
        Instant closedAt = requiredTime("closedAt", draft.closedAt());
        checkOrder(openedAt, firstRespondedAt, closedAt);
        InteractionClosed.Customer customer = customer(draft.customer());
        Map<String, String> attributes = attributes(draft.attributes());
        if (!fields.errors().isEmpty() || openedAt == null || closedAt == null || customer == null) {
            return Optional.empty();
        }
        return Optional.of(new InteractionClosed(
                key.source(),
                key.id(),
                touchpoint,
                channel,
                product,
                team,
                agent,
                openedAt,
                firstRespondedAt,
                closedAt,
                customer,
                attributes));
    }

    private @Nullable Instant requiredTime(String field, @Nullable String value) {
        if (value == null) {
            fields.wrong(field, "is required");
        }
        return time(field, value);
    }

    /** In milliseconds, as everywhere in the platform. */
    private @Nullable Instant time(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (time.isBefore(EARLIEST)) {
                fields.wrong(field, "must not be before the year 2000");
                return null;
            }
            if (time.isAfter(now.plus(CLOCK_SKEW))) {
                fields.wrong(field, "must not be in the future");
                return null;
            }
            return time;
        } catch (DateTimeException notATime) {
            fields.wrong(field, "must be an ISO-8601 instant such as 2026-03-01T12:00:00Z");
            return null;
        }
    }

    private void checkOrder(
            @Nullable Instant openedAt, @Nullable Instant firstRespondedAt, @Nullable Instant closedAt) {
        if (openedAt != null && closedAt != null) {
            fields.require(!closedAt.isBefore(openedAt), "closedAt", "must not be before openedAt");
        }
        if (firstRespondedAt != null && openedAt != null) {
            fields.require(!firstRespondedAt.isBefore(openedAt), "firstRespondedAt", "must not be before openedAt");
        }
        if (firstRespondedAt != null && closedAt != null) {
            fields.require(!firstRespondedAt.isAfter(closedAt), "firstRespondedAt", "must not be after closedAt");
        }
    }

    private InteractionClosed.@Nullable Customer customer(@Nullable CustomerDraft draft) {
        if (draft == null) {
            fields.wrong("customer", "is required");
            return null;
        }
        return new InteractionClosed.Customer(
                fields.required("customer.id", fields.line("customer.id", draft.id(), LONGEST_ID)),
                email(draft.email()),
                fields.line("customer.firstName", draft.firstName(), LONGEST_PERSON),
                locale(draft.locale()),
                timeZone(draft.timeZone()));
    }

    private @Nullable String email(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Optional<String> mailbox = Mailbox.parse(value.strip());
        if (mailbox.isEmpty()) {
            fields.wrong("customer.email", "must be one plain e-mail address of at most 254 characters");
        }
        return mailbox.orElse(null);
    }

    private @Nullable String locale(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (LANGUAGES.contains(locale.getLanguage()) && tag.length() <= 35) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException illFormed) {
            // Falls through to the rule.
        }
        fields.wrong("customer.locale", "must be a BCP 47 tag of a known language such as en-GB");
        return null;
    }

    private @Nullable String timeZone(@Nullable String zone) {
        if (zone != null && !TIME_ZONES.contains(zone)) {
            fields.wrong("customer.timeZone", "must be an IANA time zone such as Asia/Kathmandu");
            return null;
        }
        return zone;
    }

    private Map<String, String> attributes(@Nullable Map<String, @Nullable String> drafts) {
        if (drafts == null) {
            return Map.of();
        }
        if (drafts.size() > MOST_ATTRIBUTES) {
            fields.wrong("attributes", "must be at most " + MOST_ATTRIBUTES + " entries");
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        drafts.forEach((name, value) -> {
            String key = fields.required("attributes", fields.line("attributes", name, LONGEST_KEY));
            attributes.put(key, fields.required("attributes", fields.text("attributes", value, LONGEST_VALUE)));
        });
        return attributes;
    }
}
