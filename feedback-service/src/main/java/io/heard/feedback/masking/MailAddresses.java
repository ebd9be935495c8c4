package io.heard.feedback.masking;

/** Finds mail addresses from their {@code @} outwards, so that a long text without one costs one look at each character. */
final class MailAddresses {

    private static final String MARK = "[email]";

    /** Behind these another name begins, which may be in another script. */
    private static final String BETWEEN_NAMES = "._-";

    private static final String IN_LOCAL_PART = "!#$%&'*+-/=?^_`{|}~.";

    String mask(String text) {
        int at = nextAt(text, 0);
        if (at < 0) {
            return text;
        }
        var spans = new Spans(text, MARK);
        for (; at >= 0; at = nextAt(text, at + 1)) {
            int start = startOfLocalPart(text, at, spans.done());
            int end = endOfDomain(text, at + 1);
            if (start < at && end > at) {
                spans.hide(start, end);
            }
        }
        return spans.masked();
    }

    /** The usual sign or the wide one of East Asian keyboards. */
    private static int nextAt(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '@' || text.charAt(i) == '\uff20') {
                return i;
            }
        }
        return -1;
    }

    private static int startOfLocalPart(String text, int at, int earliest) {
        int start = at;
        boolean ascii = at > earliest && isAscii(text.charAt(at - 1));
        while (start > earliest
                && (isPart(text.charAt(start - 1), ascii) || IN_LOCAL_PART.indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
            if (BETWEEN_NAMES.indexOf(text.charAt(start)) >= 0) {
                ascii = start > earliest && isAscii(text.charAt(start - 1));
            }
        }
        // What only leads up to it, as in "(mail: 'a@b.de')" or "mail=a@b.de".
        while (start < at && !isWord(text.charAt(start)) && text.charAt(start) != '_' && text.charAt(start) != '+') {
            start++;
        }
        return start;
    }

    /** Before the first @ that is not followed by a domain with a dot in it. */
    private static int endOfDomain(String text, int from) {
        int end = from;
        int lastDot = -1;
        boolean ascii = from < text.length() && isAscii(text.charAt(from));
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mayEnd = ascii && end > from;
            if (isDot(c, mayEnd)) {
                if (i == from || isDot(text.charAt(i - 1), mayEnd)) {
                    break;
                }
                lastDot = i;
                ascii = i + 1 < text.length() && isAscii(text.charAt(i + 1));
            } else if (isPart(c, ascii)) {
                if (lastDot >= 0 && i >= lastDot + 2) {
                    end = i + 1;
                }
            } else if (c != '-') {
                break;
            }
        }
        return end > from ? end : -1;
    }

    /** The full stop of East Asian scripts ends the sentence after an address that is written in Latin letters. */
    private static boolean isDot(char c, boolean mayEnd) {
        return c == '.' || c == '\uff0e' || (c == '\u3002' && !mayEnd);
    }

    private static boolean isAscii(char c) {
        return c < 128;
    }

    /** Beside Latin letters, those that join no word with them are the sentence around the address. */
    private static boolean isPart(char c, boolean ascii) {
        return ascii ? Letters.join(c) : isWord(c);
    }

    /** Letters of every script, with the halves of those outside the basic plane. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
