package io.heard.feedback.masking;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;
import org.apache.commons.validator.routines.IBANValidator;

/** Finds account and card numbers by their check digits, written with or without spaces and hyphens. */
final class BankNumbers {

    private static final Pattern IBAN_START = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}");
    private static final Pattern CARD =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?<![\\p{N}][-.,/ ])[0-9](?:[ \\u00a0\\u202f.-]?[0-9]){11,18}"
                    + "(?![\\p{L}\\p{N}])(?![-.,/ ][\\p{N}])");

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
        boolean over = i == latin.length() || !Character.isLetterOrDigit(latin.charAt(i));
        return over && IBANS.isValid(iban.toString().toUpperCase(Locale.ROOT)) ? i : -1;
    }

    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '-' || c == '.';
    }

    private static String maskCards(String text) {
        var spans = new Spans(text, "[card number]");
        Matcher card = CARD.matcher(Spans.latinDigits(text));
        while (card.find()) {
            if (CARDS.isValid(card.group().replaceAll("[^0-9]", ""))) {
                spans.hide(card.start(), card.end());
            }
        }
        return spans.masked();
    }
}
