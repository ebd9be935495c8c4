package io.heard.survey.respondent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was posted to the page: by one of its forms, or by a mail program.
 *
 * @param fields the values of each field, in the order they came
 * @param oneClick whether a mail program's "unsubscribe" was pressed (RFC 8058)
 */
record PostedForm(Map<String, List<String>> fields, boolean oneClick) {

    /** Names the form, so that a post by anything else is not taken for a press of its button. */
    static final String FORM = "form";

    static final String WISHES = "wishes";
    static final String STOP = "stop";
    static final String STOP_CONFIRMED = "stop-confirmed";
    static final String RESUME = "resume";

    static final String TOPIC = "topic";
    static final String OFFERED = "offered";
    static final String OFTEN = "often";
    static final String LANGUAGE = "language";
    static final String SURE = "sure";

    /** Mail programs send it in either encoding of forms; in the other one it is a part of its own. */
    private static final Pattern ONE_CLICK =
            Pattern.compile("List-Unsubscribe(=|\"[^&]{0,200}?\n)One-Click", Pattern.CASE_INSENSITIVE);

    static PostedForm parse(byte[] body) {
        String text = new String(body, UTF_8);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return new PostedForm(
                fields, !fields.containsKey(FORM) && ONE_CLICK.matcher(text).find());
    }

    /** Whether it would change something: the other buttons only show a page. */
    boolean decides() {
        return switch (value(FORM)) {
            case WISHES -> true;
            case STOP_CONFIRMED, RESUME -> !value(SURE).isEmpty();
            default -> false;
        };
    }

    /** The only value of a field, or nothing. */
    String value(String name) {
        List<String> values = values(name);
        return values.size() == 1 ? values.getFirst() : "";
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }
}
