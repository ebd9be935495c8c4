package io.heard.feedback.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.feedback.response.Visitor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code application/x-www-form-urlencoded} body, read strictly but never refused: what it holds can always be shown again.
 *
 * <p>The framework's own reader limits the length of a field and drops the form when one is longer, and it replaces broken
 * UTF-8 silently. We keep what was typed and know that it was broken.
 *
 * @param fields the values of each field in the order they were posted
 * @param readable false when something in it was not properly encoded
 */
public record PostedForm(Map<String, List<String>> fields, boolean readable) {

    /** The hidden field of the page. Camel case, so that it cannot be a question's id. */
    public static final String SUBMISSION_ID = "submissionId";

    /** The hidden field with the ids of the questions that the page had, since conditions may bring up more of them. */
    public static final String ASKED_QUESTIONS = "askedQuestions";

    /**
     * A field that people do not see and programs fill in. Nothing a browser or a password manager knows how to fill, and in
     * camel case like the others.
     */
    public static final String HONEYPOT = "homePage";

    /** Counts up with every change of a page that is kept before it is sent; there only once something is kept. */
    public static final String DRAFT_SEQUENCE = "draftSequence";

    /** What was sent before from this page and taken for a program's. */
    public static final String DOUBTED = "doubtedSubmission";

    /** Which version of the survey the page shows, where no invitation says it. */
    public static final String ASKED_SURVEY = "askedSurvey";

    static final Set<String> OWN_FIELDS =
            Set.of(SUBMISSION_ID, ASKED_QUESTIONS, HONEYPOT, DRAFT_SEQUENCE, DOUBTED, ASKED_SURVEY);

    private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,14}");

    /** The field for what an "other" is; ids have no dots, so it cannot be a question's id. */
    public static String otherField(String questionId) {
        return questionId + ".other";
    }

    public static PostedForm parse(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        boolean readable = true;
        for (String pair : new String(body, ISO_8859_1).split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Decoded name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Decoded value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            fields.computeIfAbsent(name.text, ignored -> new ArrayList<>()).add(value.text);
            readable &= name.proper && value.proper;
        }
        return new PostedForm(fields, readable);
    }

    /** The hidden field of an open survey: what its answer is kept under. */
    public static final String TICKET = "ticket";

    /** The ticket as it was posted; empty when there is none, or several. */
    public Optional<String> ticket() {
        return single(TICKET);
    }

    /** As it was posted; empty when it is missing or repeated. */
    public Optional<String> askedSurvey() {
        return single(ASKED_SURVEY);
    }

    private Optional<String> single(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** The answers and what every survey's form has besides: what {@link SheetReader} expects. */
    public Map<String, List<String>> withoutTicket() {
        Map<String, List<String>> rest = new LinkedHashMap<>(fields);
        rest.remove(TICKET);
        return rest;
    }

    /** The page's own id of this submission; empty when it is missing, repeated or not in the one form we write. */
    public Optional<UUID> submissionId() {
        List<String> values = fields.getOrDefault(SUBMISSION_ID, List.of());
        if (values.size() != 1) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(values.getFirst());
            return Optional.of(id).filter(read -> read.toString().equals(values.getFirst()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** What was sent before from this page and taken for a program's, as the page says it; empty when there is nothing, or more. */
    public Optional<String> doubted() {
        return single(DOUBTED);
    }

    /** Whether something stands where no person writes. */
    public boolean isHoneypotFilled() {
        return fields.getOrDefault(HONEYPOT, List.of()).stream().anyMatch(value -> !value.isBlank());
    }

    /** @param program as it introduces itself; null when it does not */
    public Visitor sentBy(@Nullable String program) {
        return new Visitor(program == null ? "" : program, isHoneypotFilled());
    }

    /** Ids of the questions the page had; empty when it does not say. */
    public List<String> askedQuestions() {
        List<String> posted = fields.getOrDefault(ASKED_QUESTIONS, List.of());
        return posted.size() == 1 ? List.of(posted.getFirst().split(" ", -1)) : List.of();
    }

    /** Which change of a page this is; empty when it is not said the way our script says it. */
    public OptionalLong draftSequence() {
        List<String> values = fields.getOrDefault(DRAFT_SEQUENCE, List.of());
        return values.size() == 1 && SEQUENCE.matcher(values.getFirst()).matches()
                ? OptionalLong.of(Long.parseLong(values.getFirst()))
                : OptionalLong.empty();
    }

    /** The fields without those of the page itself: what is filled in. */
    public Map<String, List<String>> filledIn() {
        Map<String, List<String>> filledIn = new LinkedHashMap<>(fields);
        filledIn.keySet().removeAll(OWN_FIELDS);
        return filledIn;
    }

    private record Decoded(String text, boolean proper) {}

    private static Decoded decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        boolean proper = true;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '+') {
                bytes.write(' ');
            } else if (c == '%' && isHex(encoded, i + 1) && isHex(encoded, i + 2)) {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                proper &= c != '%';
                bytes.write(c);
            }
        }
        byte[] decoded = bytes.toByteArray();
        try {
            return new Decoded(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString(), proper);
        } catch (CharacterCodingException e) {
            return new Decoded(new String(decoded, UTF_8), false);
        }
    }

    private static boolean isHex(String text, int index) {
        return index < text.length() && text.charAt(index) < 128 && Character.digit(text.charAt(index), 16) >= 0;
    }
}
