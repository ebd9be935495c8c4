package io.heard.feedback.masking;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Finds account and card numbers by their check digits, written with or without spaces and hyphens. */
final class BankNumbers {

    private static final Pattern IBAN_START =
            Pattern.compile("(?<![\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{N}])[A-Za-z]{2}[0-9]{2}");

    private static final int SHORTEST_CARD = 12;
    private static final int LONGEST_CARD = 19;

    /** As it is embossed: so it is one even where other digits are joined to it. */
    private static final Pattern EMBOSSED = Pattern.compile(
            "\\d{4}([ \\u00a0\\u202f.-])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{3})?|\\d{4}([ \\u00a0\\u202f.-])\\d{6}\\2\\d{4,5}");

    /** Month and year, with or without a word before. */
    private static final Pattern EXPIRY = Pattern.compile("[ \\u00a0\\u202f,;:(/|-]{0,3}(?:\\p{L}{1,12}[ .:]{1,2}){0,2}"
            + "(?:(?:0?[1-9]|1[0-2]) ?[/.-] ?(?:20)?\\d\\d|(?:0[1-9]|1[0-2])\\d\\d(?=[ ,/]\\d{3}(?!\\d)))"
            + "\\)?(?![\\p{L}\\p{N}]|[/.-](?!\\d{3}(?!\\d))\\d)");

    /** Three digits, or with its name three or four, that are not paid. */
    private static final Pattern SECURITY_CODE = Pattern.compile(
            "[ \\u00a0\\u202f,;:(/|-]{1,3}(?:(?:cvv2?|cvc2?|cid|csc|code|kod|código|codice|prüfziffer|رمز)[ .:]{0,3}\\d{3,4}|\\d{3})"
                    + "\\)?(?![\\p{L}\\p{N}]|[/.,-]\\d)(?!" + PhoneNumbers.CURRENCY + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final IBANValidator IBANS = IBANValidator.getInstance();
    private static final CreditCardValidator CARDS = new CreditCardValidator(new CreditCardRange[] {
        new CreditCardRange("34", "34", 15, 15), // American Express
        new CreditCardRange("37", "37", 15, 15),
        new CreditCardRange("300", "305", 14, 14), // Diners Club
        new CreditCardRange("3095", "3095", 14, 14),
        new CreditCardRange("36", "36", 14, 14),
        new CreditCardRange("38", "39", 14, 16),
        new CreditCardRange("3528", "3589", 16, 19), // JCB
        new CreditCardRange("4", "4", 13, 13), // Visa
        new CreditCardRange("4", "4", 16, 16),
        new CreditCardRange("4", "4", 19, 19),
        new CreditCardRange("51", "55", 16, 16), // Mastercard
        new CreditCardRange("2221", "2720", 16, 16),
        new CreditCardRange("6011", "6011", 16, 19), // Discover
        new CreditCardRange("644", "659", 16, 19),
        new CreditCardRange("62", "62", 16, 19), // UnionPay
        new CreditCardRange("50", "50", 12, 19), // Maestro
        new CreditCardRange("56", "58", 12, 19),
        new CreditCardRange("6304", "6304", 12, 19),
        new CreditCardRange("6759", "6763", 12, 19),
    });

    private final Predicate<String> isCard;

    BankNumbers() {
        this(digits -> LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits) && CARDS.isValid(digits));
    }

    /** @param isCard whether these digits are a card's */
    BankNumbers(Predicate<String> isCard) {
        this.isCard = isCard;
    }

    String mask(String text) {
        return maskCards(maskIbans(text));
    }

    private static String maskIbans(String text) {
        String latin = Spans.latinDigits(text);
        var spans = new Spans(text, "[IBAN]");
        Matcher start = IBAN_START.matcher(latin);
        while (start.find()) {
            int end = endOfIban(latin, start.start());
            if (end > 0 && start.start() >= spans.done()) {
                spans.hide(start.start(), end);
            }
        }
        return spans.masked();
    }

    /** How long it is depends on the country alone, so the word after it is not drawn in; -1 when it is none. */
    private static int endOfIban(String latin, int start) {
        String country = latin.substring(start, start + 2).toUpperCase(Locale.ROOT);
        if (!IBANS.hasValidator(country + "00")) {
            return -1;
        }
        int length = IBANS.getValidator(country + "00").getIbanLength();
        var iban = new StringBuilder(length);
        int i = start;
        for (; i < latin.length() && iban.length() < length; i++) {
            char c = latin.charAt(i);
            if (isPlain(c)) {
                iban.append(c);
            } else if (!isGap(c) || !isPlain(latin.charAt(i - 1))) {
                return -1;
            }
        }
        boolean over = i == latin.length() || !Letters.join(latin.charAt(i));
        return over && IBANS.isValid(iban.toString().toUpperCase(Locale.ROOT)) ? i : -1;
    }

    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '-' || c == '.';
    }

    /**
     * A card may stand among other digits, so each group of digits may be its first. None is looked at further than the longest
     * card, so a text takes as long as it is long.
     */
    private String maskCards(String text) {
        String latin = Spans.latinDigits(text);
        var spans = new Spans(text, "[card number]");
        int i = 0;
        while (i < latin.length()) {
            if (!isDigit(latin, i)) {
                i++;
                continue;
            }
            int end = i > 0 && Letters.join(latin.charAt(i - 1)) ? -1 : endOfCard(latin, i);
            if (end > 0) {
                int last = endOf(SECURITY_CODE, latin, endOf(EXPIRY, latin, end));
                spans.hide(i, last);
                i = last;
            } else {
                i = endOfGroup(latin, i);
            }
        }
        return spans.masked();
    }

    /** Of the longest that begins here and ends with a group of digits; -1 when there is none. */
    private int endOfCard(String latin, int start) {
        var digits = new StringBuilder(LONGEST_CARD);
        int end = -1;
        int i = start;
        while (digits.length() < LONGEST_CARD) {
            digits.append(latin.charAt(i++));
            if (isDigit(latin, i)) {
                continue;
            }
            if (digits.length() >= SHORTEST_CARD && mayBeCard(latin, start, i) && isCard.test(digits.toString())) {
                end = i;
            }
            if (i >= latin.length() || !isGap(latin.charAt(i)) || !isDigit(latin, i + 1)) {
                break;
            }
            i++;
        }
        return end;
    }

    /** Decimals and order numbers have parts that look like one. A space parts more than a hyphen or a point. */
    private static boolean mayBeCard(String latin, int start, int end) {
        if (end < latin.length() && Letters.join(latin.charAt(end))) {
            return false;
        }
        boolean joinedBefore = start > 1 && isJoint(latin.charAt(start - 1)) && isDigit(latin, start - 2);
        boolean joinedAfter = end < latin.length() && isJoint(latin.charAt(end)) && isDigit(latin, end + 1);
        if (!joinedBefore && !joinedAfter) {
            return true;
        }
        boolean undivided = endOfGroup(latin, start) == end;
        return undivided
                ? !joinedBefore && (latin.charAt(end) == '-' || latin.charAt(end) == '/')
                : EMBOSSED.matcher(latin).region(start, end).matches();
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '.' || c == ',' || c == '/';
    }

    private static boolean isDigit(String latin, int i) {
        return i < latin.length() && latin.charAt(i) >= '0' && latin.charAt(i) <= '9';
    }

    private static int endOfGroup(String latin, int start) {
        int i = start;
        while (isDigit(latin, i)) {
            i++;
        }
        return i;
    }

    /** Where it ends when it begins here; the same place when it does not. */
    private static int endOf(Pattern pattern, String latin, int start) {
        Matcher matcher = pattern.matcher(latin).region(start, latin.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : start;
    }
}
