package io.heard.feedback.masking;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds phone numbers as they are written where a language is spoken, and those with a country's code everywhere. */
final class PhoneNumbers {

    private static final String MARK = "[phone]";

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

    /** Written so, it is a day whoever is called: the year is whole, or the hour follows. */
    private static final Pattern DAY =
            Pattern.compile("[0-3]?\\d([./-]) ?[01]?\\d\\1 ?(?:(?:19|20)\\d\\d(?:\\D.*)?|\\d\\d[ ,]+[0-2]?\\d)"
                    + "|(?:19|20)\\d\\d([./-])[01]?\\d\\2[0-3]?\\d(?:\\D.*)?");

    private static final Pattern DATE =
            Pattern.compile("\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{1,4}.*|\\d{4} \\d{1,2} \\d{1,2}");
    private static final Pattern DECIMAL = Pattern.compile("0[.]\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(?!0\\d[.])\\d+(?:[.]\\d+){3,}");

    /** What follows a sum. */
    static final String CURRENCY =
            "[ \\u00a0\\u202f]?(?:\\p{Sc}|%|(?:eur|usd|gbp|chf|pln|aed|sar|kr|zł|złotych|dollars?|dólares|"
                    + "dollari|euros?|pounds?|pfund|francs?|franken|ريالا?|درهما?)(?!\\p{L}))";

    private static final Pattern MONEY_AFTER = words(CURRENCY);
    private static final Pattern MONEY_BEFORE =
            words("(?:\\p{Sc}|(?<!\\p{L})(?:eur|usd|gbp|chf|pln|aed|sar|kr|zł))[ \\u00a0\\u202f]?$");

    private static final Pattern SPEAKS_OF_A_PHONE =
            words("phone|\\bt[eé]l(?:\\b|nr|num|[eé](?:f|ph|\\b))|\\bcall(?!es?\\b|ej)|\\bmobile?|\\bhandy|"
                    + "\\b(?:an|rück|zurück)?(?:ge)?ruf|\\bcell(?:s|phone|ulare|ular)?\\b|whats?app|\\bsms\\b|\\bfax|"
                    + "\\bm[óo]vil|\\btelem[óo]vel|\\bcelular|\\bportable\\b|"
                    + "\\bll[aá]m(?!o\\b)|\\b(?:ri)?chiam(?!o\\b)|(?<![mts]['’])\\br?appel|\\blig(?:u|ar)|\\b(?:op|terug)?bel(?:len|t)?\\b|"
                    + "dzwo[nń]|komórk|\\bgsm|اتص|هاتف|جوال|موبايل|телеф");

    /** They speak of a phone as well, unless what somebody is to be asked about comes between. */
    private static final Pattern SPEAKS_OF_REACHING =
            words("contact(?!less)|kontakt|\\bcontat|\\breach|\\berreich|\\bmelde|\\bjoign|\\bjoindre|\\bbereik|تواصل");

    /** Parts of words where they are made of parts, as in German; whole words where others have the same letters in them. */
    private static final Pattern SPEAKS_OF_A_THING =
            words("\\b(?:re|pre)?order(?!ly|\\s+to\\b)|\\binvoice|\\bticket|\\bcase\\b|\\bcustomer|\\baccount(?!a)|"
                    + "\\bcontract(?!or)|\\bserial|\\btracking|\\bparcel|\\bshipment|\\br[eé]f[eéê]ren|\\briferiment|"
                    + "\\bref\\b|\\barticle|\\bsku\\b|\\bean\\b|\\bimei\\b|\\bid\\b|\\bversion|\\bv\\b|\\bbuild\\b|"
                    + "\\bfirmware|\\bmodel|#|№|"
                    + "bestell|(?<!be)auftrag|rechnung|vorgang|(?<!se)kunden|konto(?:nummer|nr|\\b)|(?<!\\p{L})iban|"
                    + "vertrag|\\bserien|sendung|artikel|zähler|paket|"
                    + "\\bcommande\\b|\\bfacture|\\bdossier|\\bclient(?:s|e|es|i)?\\b|\\bcontrat(?!t?[ei]m)|\\bcompte\\b|"
                    + "\\bcolis\\b|\\bsuivi\\b|"
                    + "\\bpedido|\\borden(?:es)?\\b|\\bcuenta\\b|\\benvío|\\bexpediente|"
                    + "\\bordine\\b|\\bfattura|\\bpratica\\b|\\bconto\\b|\\bspedizione|"
                    + "\\bencomenda\\b|\\bfatura|\\bconta\\b|\\bprocesso\\b|"
                    + "\\bfactuur|\\bklant(?!vri)|\\brekening|"
                    + "zamówieni|\\bfaktur|\\bum[oó]w|\\bklient|\\bkont(?:a|em|u|cie)\\b|\\bpaczk|przesyłk|"
                    + "طلب|فاتورة|حساب|شحنة|عقد");

    /** Where a company that keeps to no country of its own has most of its customers. */
    private static final List<String> EUROPE =
            List.of("GB", "DE", "FR", "IT", "ES", "PL", "NL", "BE", "PT", "AT", "CH", "SE", "DK", "NO", "FI", "IE");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final List<String> countries;

    /** @param countries ISO codes of those whose numbers are looked for in texts of every language */
    PhoneNumbers(Collection<String> countries) {
        this.countries = countries.stream()
                .map(country -> country.strip().toUpperCase(Locale.ROOT))
                .toList();
        for (String country : this.countries) {
            if (!numbers.getSupportedRegions().contains(country)) {
                throw new IllegalArgumentException("heard.masking.countries: no country has the code " + country);
            }
        }
    }

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

    private Set<String> regions(@Nullable String language) {
        Locale locale = Locale.forLanguageTag(language == null ? "" : language);
        var regions = new LinkedHashSet<String>();
        if (numbers.getSupportedRegions().contains(locale.getCountry())) {
            regions.add(locale.getCountry());
        }
        regions.addAll(REGIONS.getOrDefault(locale.getLanguage(), EUROPE));
        regions.addAll(countries);
        return regions;
    }

    /** What could be dialled may still be a date, a price or an order. */
    private boolean isMeantAsOne(String text, PhoneNumberMatch match, String region) {
        String number = match.rawString();
        if (number.startsWith("+") || number.startsWith("00")) {
            return true;
        }
        if (digits(number) < FEWEST_DIGITS
                || DAY.matcher(number).matches()
                || DECIMAL.matcher(number).matches()) {
            return false;
        }
        String before = before(text, match.start());
        if (speaksOfAPhone(before)) {
            return true;
        }
        if ((DATE.matcher(number).matches() && !startsLikeOne(number))
                || NUMBERED.matcher(number).matches()
                || isMoney(text, before, match)) {
            return false;
        }
        return !isPartOfMore(text, match)
                && !SPEAKS_OF_A_THING.matcher(before).find()
                && (startsLikeOne(number) || isGroupedAsUsual(number, region));
    }

    private static boolean speaksOfAPhone(String before) {
        if (SPEAKS_OF_A_PHONE.matcher(before).find()) {
            return true;
        }
        Matcher reaching = SPEAKS_OF_REACHING.matcher(before);
        return reaching.find()
                && !SPEAKS_OF_A_THING
                        .matcher(before)
                        .region(reaching.end(), before.length())
                        .find();
    }

    private static boolean isMoney(String text, String before, PhoneNumberMatch match) {
        return MONEY_AFTER.matcher(text).region(match.end(), text.length()).lookingAt()
                || MONEY_BEFORE.matcher(before).find();
    }

    /** With the zero of long-distance calls, or with an area code in brackets. */
    private static boolean startsLikeOne(String number) {
        return number.startsWith("0") || number.startsWith("(");
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
        return Pattern.compile(
                pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
