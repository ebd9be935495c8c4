package io.heard.insights.mining.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what says nothing about the complaint but would steer its embedding: markup, addresses, handles, codes,
 * names. The result is for the machine only; people are always shown the original.
 */
public final class TextNormaliser {

    /** What stands in for a known name, so that the sentence stays a sentence. */
    static final String MASK = "the company";

    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "...", "rsquo", "'");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");
    private static final Pattern URL = Pattern.compile("(?:https?://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");
    private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}])@\\w+(?:['’]s)?");
    private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{N}_]+)");
    private static final Pattern HUMP =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|_+");
    /** Long numbers and codes with digits: flight, order, card and phone numbers. "2 hours" and "24/7" stay. */
    private static final Pattern CODE =
            Pattern.compile("(?<![\\p{L}\\p{N}])[\\p{Lu}-]{0,4}\\+?\\d[\\d-]{2,}[\\p{L}\\d]*");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private TextNormaliser() {}

    /** One line of plain words; empty when nothing is left. */
    public static String normalise(String text, KnownNames names) {
        return normalise(text, names, MASK);
    }

    /** The same with nothing in the place of names: what a text's words are counted by. */
    public static String words(String text, KnownNames names) {
        return normalise(text, names, " ");
    }

    private static String normalise(String text, KnownNames names, String mask) {
        String plain = ENTITY.matcher(text).replaceAll(TextNormaliser::entity);
        plain = URL.matcher(plain).replaceAll(" ");
        plain = EMAIL.matcher(plain).replaceAll(" ");
        plain = HANDLE.matcher(plain).replaceAll(" ");
        plain = HASHTAG.matcher(plain)
                .replaceAll(tag -> HUMP.matcher(tag.group(1)).replaceAll(" "));
        plain = names.mask(plain, mask);
        plain = CODE.matcher(plain).replaceAll(" ");
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }

    private static String entity(MatchResult found) {
        String replacement;
        if (found.group(1) != null) {
            replacement = character(Integer.parseInt(found.group(1)));
        } else if (found.group(2) != null) {
            replacement = character(Integer.parseInt(found.group(2), 16));
        } else {
            replacement = ENTITIES.getOrDefault(found.group(3), " ");
        }
        return Matcher.quoteReplacement(replacement);
    }

    private static String character(int codePoint) {
        return Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint)
                ? Character.toString(codePoint)
                : " ";
    }
}
