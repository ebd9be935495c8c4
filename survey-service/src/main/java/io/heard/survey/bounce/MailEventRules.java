package io.heard.survey.bounce;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.text.TextPolicy;
import io.heard.survey.mail.BounceAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads events from outside, and finds out which invitation one is about. */
@ApplicationScoped
class MailEventRules {

    private static final int MOST = 1_000;
    private static final int LONGEST_ID = 200;
    private static final Pattern MESSAGE_ID = Pattern.compile(
            "<?inv-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(-r\\d)?@[a-z0-9.-]{1,255}>?");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private final BounceAddresses addresses;

    MailEventRules(BounceAddresses addresses) {
        this.addresses = addresses;
    }

    /** @throws ProblemException naming each field that is wrong */
    List<MailEvent> read(String source, @Nullable MailEventsDraft draft) {
        List<MailEventDraft> drafts = draft == null || draft.events() == null ? List.of() : draft.events();
        List<Problem.FieldError> errors = new ArrayList<>();
        if (drafts.isEmpty() || drafts.size() > MOST) {
            errors.add(new Problem.FieldError("events", "must be 1 to " + MOST + " events"));
        }
        List<MailEvent> events = new ArrayList<>();
        for (int i = 0; i < Math.min(drafts.size(), MOST); i++) {
            read(source, "events[" + i + "]", drafts.get(i), errors).ifPresent(events::add);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID_REQUEST, "Some events cannot be read", errors);
        }
        return events;
    }

    /** The invitation that a genuine bounce address, else a message id of ours, names. */
    Optional<UUID> invitation(@Nullable String bounceAddress, @Nullable String messageId) {
        return Optional.ofNullable(bounceAddress).flatMap(addresses::open).or(() -> byMessageId(messageId));
    }

    /** What looks like an enhanced status; empty for all else. */
    static String status(@Nullable String text) {
        return text != null && STATUS.matcher(text.strip()).matches() ? text.strip() : "";
    }

    private Optional<MailEvent> read(
            String source, String place, @Nullable MailEventDraft draft, List<Problem.FieldError> errors) {
        if (draft == null) {
            errors.add(new Problem.FieldError(place, "must be an event"));
            return Optional.empty();
        }
        String id = draft.id() == null ? "" : draft.id().strip();
        if (id.isEmpty() || id.length() > LONGEST_ID || TextPolicy.hasControlCharacters(id)) {
            errors.add(new Problem.FieldError(
                    place + ".id", "must be 1 to " + LONGEST_ID + " characters, none of them a control character"));
            return Optional.empty();
        }
        if (draft.kind() == null || draft.kind().isBlank()) {
            errors.add(new Problem.FieldError(place + ".kind", "is required"));
            return Optional.empty();
        }
        return Optional.of(new MailEvent(
                source,
                id,
                kind(draft.kind()),
                invitation(draft.bounceAddress(), draft.messageId()),
                status(draft.status())));
    }

    private static Optional<UUID> byMessageId(@Nullable String messageId) {
        if (messageId == null) {
            return Optional.empty();
        }
        Matcher parts = MESSAGE_ID.matcher(messageId.strip().toLowerCase(Locale.ROOT));
        return parts.matches() ? Optional.of(UUID.fromString(parts.group(1))) : Optional.empty();
    }

    private static MailEvent.Kind kind(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "bounced" -> MailEvent.Kind.BOUNCED;
            case "complained" -> MailEvent.Kind.COMPLAINED;
            default -> MailEvent.Kind.OTHER;
        };
    }
}
