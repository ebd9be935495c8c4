package io.heard.survey.respondent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a program that presses buttons sees of a page of ours. */
final class Html {

    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT =
            Pattern.compile("<input type=\"(\\w+)\"[^>]*? name=\"([^\"]*)\" value=\"([^\"]*)\"([^>]*)>");

    private Html() {}

    /** Every form as a browser would send it untouched. */
    static List<String> forms(String page) {
        return FORM.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(Html::filled)
                .toList();
    }

    private static String filled(String form) {
        return INPUT.matcher(form)
                .results()
                .filter(input ->
                        input.group(1).equals("hidden") || input.group(4).contains("checked"))
                .map(input -> input.group(2) + "=" + URLEncoder.encode(input.group(3), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
