package io.heard.insights.theme.subtheme;

import io.heard.http.problem.ProblemException;
import io.heard.insights.encoder.Encoder;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.QuoteChoice;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.FinerGroups;
import io.heard.insights.mining.discovery.FinerGroups.FinerGroup;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.label.ThemeLabels;
import io.heard.insights.theme.ThemeProblem;
import io.heard.insights.theme.ThemeView.Quote;
import io.heard.insights.theme.subtheme.SubThemesView.SubTheme;
import io.heard.insights.theme.subtheme.ThemeMentions.Said;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Splits a theme when somebody asks: up to a second for a large one. */
@ApplicationScoped
class SubThemes {

    private static final int QUOTES = 3;

    private final ThemeMentions mentions;
    private final MiningStates states;
    private final Encoder encoder;

    SubThemes(ThemeMentions mentions, MiningStates states, Encoder encoder) {
        this.mentions = mentions;
        this.states = states;
        this.encoder = encoder;
    }

    /**
     * @param fineness see {@link FinerGroups#split}
     * @throws ProblemException 404 where there is no such theme, or none the caller may see
     */
    SubThemesView of(UUID theme, double fineness) {
        String product = mentions.product(theme)
                .orElseThrow(() -> new ProblemException(ThemeProblem.THEME_NOT_FOUND, "No theme has the id " + theme));
        List<Said> said = mentions.newest(theme);
        int lookedAt = answers(said);
        Optional<CommonMean> mean = states.mean(product);
        if (mean.isEmpty()) {
            return new SubThemesView(lookedAt, List.of());
        }
        List<FinerGroup> groups = FinerGroups.split(
                said.stream().map(Said::complaint).toList(), mean.get().embedding(), fineness);
        List<String> labels = ThemeLabels.label(
                groups.stream()
                        .map(group -> new ThemeLabels.Theme(texts(said, group.members()), group.centroid()))
                        .toList(),
                texts(said, outside(said.size(), groups)),
                mean.get().embedding(),
                encoder::encode);
        List<SubTheme> subThemes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            subThemes.add(
                    subTheme(labels.get(i), groups.get(i), said, mean.get().embedding(), lookedAt));
        }
        return new SubThemesView(lookedAt, subThemes);
    }

    private static SubTheme subTheme(String label, FinerGroup group, List<Said> said, Embedding mean, int lookedAt) {
        List<Said> members = group.members().stream().map(said::get).toList();
        Set<UUID> customers = new HashSet<>();
        Map<UUID, Quote> quotes = new HashMap<>();
        List<QuoteChoice.Candidate> candidates = new ArrayList<>();
        for (Said member : members) {
            Complaint complaint = member.complaint();
            customers.add(complaint.customerId());
            quotes.put(complaint.segmentId(), member.quote());
            candidates.add(new QuoteChoice.Candidate(
                    complaint.segmentId(),
                    complaint.customerId(),
                    member.quote().text(),
                    member.beyondDoubt(),
                    complaint.embedding().centred(mean).dot(group.centroid())));
        }
        int answers = answers(members);
        return new SubTheme(
                label,
                answers,
                customers.size(),
                Math.round(10_000.0 * answers / lookedAt) / 10_000.0,
                QuoteChoice.choose(candidates, QUOTES).stream()
                        .flatMap(chosen -> Optional.ofNullable(quotes.get(chosen.segmentId())).stream())
                        .toList());
    }

    private static int answers(List<Said> said) {
        return (int) said.stream().map(Said::verbatimId).distinct().count();
    }

    private static List<ThemeLabels.Text> texts(List<Said> said, List<Integer> positions) {
        return positions.stream()
                .map(position -> said.get(position).complaint())
                .map(complaint -> new ThemeLabels.Text(complaint.customerId(), complaint.words()))
                .toList();
    }

    private static List<Integer> outside(int all, List<FinerGroup> groups) {
        Set<Integer> inside = new HashSet<>();
        groups.forEach(group -> inside.addAll(group.members()));
        return IntStream.range(0, all)
                .filter(position -> !inside.contains(position))
                .boxed()
                .toList();
    }
}
