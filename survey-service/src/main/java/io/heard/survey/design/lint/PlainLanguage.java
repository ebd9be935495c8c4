package io.heard.survey.design.lint;

import io.heard.survey.design.lint.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a text hard to understand, or nudges towards an answer, by simple signs. It can err, so it only advises. For
 * languages we have no words of, it looks at lengths alone.
 */
final class PlainLanguage {

    private static final int LONGEST_SENTENCE = 22;
    private static final int LONGEST_QUESTION = 20;
    private static final Pattern PLACE = Pattern.compile("\\{\\{[^{}]*\\}\\}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;؟。！？\\n]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * What we know of one language.
     *
     * @param jargon a word that customers do not use, and what they say instead; empty for what is better left out
     * @param twoThings what joins two questions into one
     * @param leading what tells people what to answer
     */
    private record Tongue(List<Jargon> jargon, Pattern twoThings, Pattern leading) {}

    private record Jargon(Pattern word, String better) {}

    private static final Tongue ENGLISH = new Tongue(
            List.of(
                    jargon("touchpoints?", "the moment itself, such as the call"),
                    jargon("interactions?", "call, chat or visit"),
                    jargon("tickets?", "question or problem"),
                    jargon("resolutions?", "help or answer"),
                    jargon("resolved", "solved"),
                    jargon("agents?", "colleague or the person you talked to"),
                    jargon("representatives?", "colleague"),
                    jargon("quer(?:y|ies)", "question"),
                    jargon("inquir(?:y|ies)", "question"),
                    jargon("utili[sz]e[ds]?", "use"),
                    jargon("leverage[ds]?", "use"),
                    jargon("facilitate[ds]?", "help"),
                    jargon("optimi[sz]e[ds]?", "improve"),
                    jargon("escalat(?:ed|ion|ions)", "passed on"),
                    jargon("onboarding", "start"),
                    jargon("offboarding", "end"),
                    jargon("omni-?channel", ""),
                    jargon("seamless(?:ly)?", "easy"),
                    jargon("customer journey", ""),
                    jargon("stakeholders?", "people"),
                    jargon("regarding", "about"),
                    jargon("in terms of", "about"),
                    jargon("prior to", "before"),
                    jargon("first[- ]call", "at once"),
                    jargon("sla|csat|nps|ces|frt|kpis?", "")),
            word("and|as well as"),
            word(
                    "don['’]t you|wouldn['’]t you|isn['’]t it|aren['’]t you|you['’]d agree|how (?:great|happy|pleased|delighted)"
                            + "|(?:love|enjoy)ed?|our (?:great|excellent|friendly|outstanding)|amazing|wonderful|fantastic|awesome"));

    private static final Tongue GERMAN = new Tongue(
            List.of(
                    jargon("touchpoints?", "den Moment selbst, etwa den Anruf"),
                    jargon("kontaktpunkte?n?", "den Moment selbst, etwa den Anruf"),
                    jargon("interaktion(?:en)?", "Anruf, Chat oder Besuch"),
                    jargon("tickets?", "Frage oder Problem"),
                    jargon("vorgangs?|vorgänge", "Frage oder Problem"),
                    jargon("agent(?:en)?", "unser Kollege, unsere Kollegin"),
                    jargon("bezüglich|hinsichtlich|betreffs", "zu oder über"),
                    jargon("diesbezüglich", "dazu"),
                    jargon("seitens", "von"),
                    jargon("zeitnah", "bald oder schnell"),
                    jargon("mittels", "mit"),
                    jargon("erfolgen|erfolgte", "ein Tätigkeitswort, etwa „wir haben geantwortet“"),
                    jargon("inanspruchnahme", "nutzen"),
                    jargon("weiterempfehlungsbereitschaft", "ob man uns empfiehlt"),
                    jargon("servicequalität|dienstleistungsqualität", "wie gut wir geholfen haben"),
                    jargon("kundenerlebnis|customer journey|user experience", ""),
                    jargon("optimier(?:en|ung|t)", "verbessern"),
                    jargon("onboarding", "Anfang"),
                    jargon("eskalation(?:en)?|eskaliert", "weitergegeben"),
                    jargon("lösungskompetenz|fachkompetenz", "ob wir helfen konnten"),
                    jargon("performance", "wie gut es war"),
                    jargon("sla|csat|nps|ces|kpis?", "")),
            word("und|sowie"),
            word("nicht wahr|finden sie nicht|sind sie nicht auch|stimmen sie (?:uns )?zu|wie (?:toll|super|großartig)"
                    + "|unser(?:e[nmrs]?)? (?:tolle|hervorragende|ausgezeichnete|freundliche)[nmrs]?|großartig\\w*|wunderbar\\w*"
                    + "|fantastisch\\w*|begeistert\\w*"));

    private PlainLanguage() {}

    /** About any text a customer reads. */
    static List<Finding> ofText(String field, String language, String text) {
        String plain = PLACE.matcher(text).replaceAll("x");
        List<Finding> findings = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(plain, -1)) {
            if (words(sentence) > LONGEST_SENTENCE) {
                findings.add(Finding.warning(
                        field,
                        Rule.LONG_SENTENCE,
                        "A sentence here has " + words(sentence) + " words. Up to " + LONGEST_SENTENCE
                                + " are easy to read: make two of it."));
            }
        }
        tongue(language)
                .ifPresent(tongue -> tongue.jargon().forEach(jargon -> {
                    Matcher found = jargon.word().matcher(plain);
                    if (found.find()) {
                        findings.add(Finding.warning(
                                field,
                                Rule.JARGON,
                                "“" + found.group() + "” is a word of our trade. "
                                        + (jargon.better().isEmpty()
                                                ? "Leave it out."
                                                : "Customers would say: " + jargon.better() + ".")));
                    }
                }));
        return findings;
    }

    /** About the wording of a question. */
    static List<Finding> ofQuestion(String field, String language, String text, boolean picksOne) {
        String plain = PLACE.matcher(text).replaceAll("x");
        List<Finding> findings = new ArrayList<>();
        if (words(plain) > LONGEST_QUESTION) {
            findings.add(Finding.warning(
                    field,
                    Rule.LONG_QUESTION,
                    "This question has " + words(plain) + " words. Ask it in up to " + LONGEST_QUESTION + "."));
        }
        Optional<Tongue> tongue = tongue(language);
        if (picksOne
                && tongue.map(Tongue::twoThings)
                        .filter(sign -> sign.matcher(plain).find())
                        .isPresent()) {
            findings.add(Finding.warning(
                    field,
                    Rule.DOUBLE_BARRELLED,
                    "This may ask two things at once. Ask them one by one, or nobody knows which one was answered."));
        }
        if (tongue.map(Tongue::leading)
                .filter(sign -> sign.matcher(plain).find())
                .isPresent()) {
            findings.add(Finding.warning(
                    field,
                    Rule.LEADING,
                    "The wording suggests an answer. Say it so that a bad answer is as easy to give as a good one."));
        }
        return findings;
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : SPACE.split(text.strip()).length;
    }

    private static Optional<Tongue> tongue(String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "de" -> Optional.of(GERMAN);
            default -> Optional.empty();
        };
    }

    private static Jargon jargon(String words, String better) {
        return new Jargon(word(words), better);
    }

    private static Pattern word(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
