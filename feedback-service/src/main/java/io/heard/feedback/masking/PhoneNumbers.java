package io.heard.feedback.masking;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds phone numbers as they are written where a language is spoken, and those with a country's code everywhere. */
final class PhoneNumbers {

    private static final String MARK = "[phone]";
    private static final String ANYWHERE = "ZZ";

    /** A text full of numbers is looked through no longer than this. */
    private static final int MOST_TRIES = 1_000;

    private static final int FEWEST_DIGITS = 7;
    private static final int WORDS_BEFORE = 32;

    /** Where most who write in it live. A tag with a country goes first. */
    private static final Map<String, List<String>> REGIONS = Map.ofEntries(
            Map.entry("ar", List.of("SA", "EG", "AE", "MA")),
            Map.entry("bg", List.of("BG")),
            Map.entry("cs", List.of("CZ")),
            Map.entry("da", List.of("DK")),
            Map.entry("de", List.of("DE", "AT", "CH")),
            Map.entry("el", List.of("GR")),
            Map.entry("en", List.of("US", "GB")),
            Map.entry("es", List.of("ES", "MX")),
            Map.entry("et", List.of("EE")),
            Map.entry("fi", List.of("FI")),
            Map.entry("fr", List.of("FR", "BE", "CH")),
            Map.entry("he", List.of("IL")),
            Map.entry("hi", List.of("IN")),
            Map.entry("hr", List.of("HR")),
            Map.entry("hu", List.of("HU")),
            Map.entry("it", List.of("IT")),
            Map.entry("ja", List.of("JP")),
            Map.entry("ko", List.of("KR")),
            Map.entry("lt", List.of("LT")),
            Map.entry("lv", List.of("LV")),
            Map.entry("nb", List.of("NO")),
            Map.entry("nl", List.of("NL", "BE")),
            Map.entry("no", List.of("NO")),
            Map.entry("pl", List.of("PL")),
            Map.entry("pt", List.of("PT", "BR")),
            Map.entry("ro", List.of("RO")),
            Map.entry("ru", List.of("RU")),
            Map.entry("sk", List.of("SK")),
            Map.entry("sl", List.of("SI")),
            Map.entry("sv", List.of("SE")),
            Map.entry("tr", List.of("TR")),
            Map.entry("uk", List.of("UA")),
            Map.entry("zh", List.of("CN", "TW")));

    private static final Pattern DATE =
            Pattern.compile("\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{1,4}.*|\\d{4} \\d{1,2} \\d{1,2}");
    private static final Pattern DECIMAL = Pattern.compile("0[.]\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(?![0]\\d[.])\\d+(?:[.]\\d+){3,}");
    private static final Pattern MONEY_AFTER = Pattern.compile(
            "^[ \\u00a0\\u202f]?(?:\\p{Sc}|%|eur|usd|gbp|chf|pln|aed|sar|kr|zł|dollar|euro|pound|ريال|درهم).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern MONEY_BEFORE = Pattern.compile(
            ".*(?:\\p{Sc}|\\b(?:eur|usd|gbp|chf|pln|aed|sar))[ \\u00a0\\u202f]?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SPEAKS_OF_A_PHONE = words(
            "phone|\\btel|tél|call|mobil|handy|ruf|\\bcell|whatsapp|\\bsms|\\bfax|móvil|celular|cellulare|portable|"
                    + "llam|chiama|ligu|\\bbel\\b|dzwoń|dzwon|komórk|gsm|اتص|هاتف|جوال|"
                    + "موبايل|телеф");
    private static final Pattern SPEAKS_OF_A_THING = words(
            "order|invoice|ticket|\\bcase\\b|customer|account|contract|serial|tracking|parcel|shipment|referen|\\bref\\b|"
                    + "article|\\bsku\\b|\\bean\\b|\\bimei\\b|\\bid\\b|version|\\bv\\b|build|firmware|model|#|№|"
                    + "bestell|auftrag|rechnung|vorgang|kunden|konto|vertrag|serien|sendung|artikel|zähler|paket|"
                    + "commande|facture|dossier|client|contrat|compte|colis|suivi|"
                    + "pedido|factura|cliente|contrato|cuenta|envío|expediente|"
                    + "ordine|fattura|pratica|contratto|conto|spedizione|"
                    + "encomenda|fatura|conta|processo|"
                    + "bestelling|factuur|klant|contractnummer|rekening|"
                    + "zamówieni|faktur|umow|klient|konta|paczk|przesyłk|"
                    + "طلب|فاتورة|حساب|شحنة|عقد");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    String mask(String text, @Nullable String language) {
        String masked = text;
        for (String region : regions(language)) {
            masked = maskAsIn(region, masked);
        }
        return masked;
    }

    private String maskAsIn(String region, String text) {
        String latin = Spans.latinDigits(text);
        var spans = new Spans(text, MARK);
        for (PhoneNumberMatch match : numbers.findNumbers(latin, region, Leniency.VALID, MOST_TRIES)) {
            if (match.start() >= spans.done() && isMeantAsOne(latin, match, region)) {
                spans.hide(match.start(), match.end());
            }
        }
        return spans.masked();
    }

    private static Set<String> regions(@Nullable String language) {
        Locale locale = Locale.forLanguageTag(language == null ? "" : language);
        var regions = new LinkedHashSet<String>();
        if (PhoneNumberUtil.getInstance().getSupportedRegions().contains(locale.getCountry())) {
            regions.add(locale.getCountry());
        }
        regions.addAll(REGIONS.getOrDefault(locale.getLanguage(), List.of(ANYWHERE)));
        return regions;
    }

    /** What could be dialled may still be a date, a price or an order. */
    private boolean isMeantAsOne(String text, PhoneNumberMatch match, String region) {
        String number = match.rawString();
        if (number.startsWith("+") || number.startsWith("00")) {
            return true;
        }
        String before = before(text, match.start());
        if (digits(number) < FEWEST_DIGITS
                || (DATE.matcher(number).matches() && !startsLikeOne(number))
                || isDay(number)
                || DECIMAL.matcher(number).matches()
                || NUMBERED.matcher(number).matches()
                || MONEY_AFTER.matcher(text.substring(match.end())).matches()
                || MONEY_BEFORE.matcher(before).matches()) {
            return false;
        }
        if (SPEAKS_OF_A_PHONE.matcher(before).find()) {
            return true;
        }
        return !isPartOfMore(text, match)
                && !SPEAKS_OF_A_THING.matcher(before).find()
                && (startsLikeOne(number) || isGroupedAsUsual(number, region));
    }

    /** With the zero of long-distance calls, or with an area code in brackets. */
    private static boolean startsLikeOne(String number) {
        return number.startsWith("0") || number.startsWith("(");
    }

    private static boolean isDay(String number) {
        return number.matches("[0-3]?\\d([./-]) ?[01]?\\d\\1 ?(?:19|20)\\d\\d(?:\\D.*)?");
    }

    /** Without such a beginning any digits might be meant, so they must be in the groups of the country or in none. */
    private boolean isGroupedAsUsual(String number, String region) {
        return numbers.findNumbers(number, region, Leniency.STRICT_GROUPING, 1)
                .iterator()
                .hasNext();
    }

    /** As in {@code ORD-0301234567} or {@code 114-3941689-8773232}. */
    private static boolean isPartOfMore(String text, PhoneNumberMatch match) {
        int before = match.start() - 1;
        int after = match.end();
        boolean joinedBefore = before > 0 && isJoint(text.charAt(before)) && isPlain(text.charAt(before - 1));
        boolean joinedAfter =
                after + 1 < text.length() && isJoint(text.charAt(after)) && isPlain(text.charAt(after + 1));
        return joinedBefore || joinedAfter;
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '_' || c == '/' || c == '.';
    }

    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /** The words since the number before, in the same line. */
    private static String before(String text, int start) {
        int from = start;
        while (from > 0
                && start - from < WORDS_BEFORE
                && text.charAt(from - 1) != '\n'
                && !Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, start);
    }

    private static int digits(String number) {
        return (int) number.chars().filter(Character::isDigit).count();
    }

    private static Pattern words(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
