package io.heard.testing.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What keeps people from using a page, as far as a program can tell. */
public final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Accessibility() {}

    /** What axe holds against a page by WCAG 2.2 AA and calls serious or critical: each rule with the places that break it. */
    public static List<String> problems(Page page) {
        AxeResults results = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze();
        if (results.getPasses().isEmpty()) {
            throw new IllegalStateException("axe has looked at nothing");
        }
        return results.getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(Accessibility::words)
                .toList();
    }

    private static String words(Rule rule) {
        String places =
                rule.getNodes().stream().map(node -> node.getHtml()).limit(5).collect(Collectors.joining(" | "));
        return rule.getId() + ": " + rule.getHelp() + ": " + places;
    }
}
