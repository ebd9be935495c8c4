package io.heard.survey.dryrun;

import io.heard.contracts.event.QuestionType;
import io.heard.survey.dryrun.DryRunView.Skipped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what was simulated into the numbers of everybody, and says what was assumed. */
final class DryRunReport {

    private final DryRunner.Scope scope;
    private final DryRunner.Run run;
    private final ExpectedRate rate;
    private final Optional<QuestionType> score;

    DryRunReport(DryRunner.Scope scope, DryRunner.Run run, ExpectedRate rate, Optional<QuestionType> score) {
        this.scope = scope;
        this.run = run;
        this.rate = rate;
        this.score = score;
    }

    DryRunView view() {
        Simulation simulation = run.simulation();
        double answers = simulation.asked() / run.share() * rate.value();
        return new DryRunView(
                scope.from(),
                scope.to(),
                scaled(simulation.interactions()),
                run.share() < 1,
                run.share(),
                scaled(simulation.asked()),
                scaled(simulation.deferred()),
                simulation.skipped().entrySet().stream()
                        .map(gate -> new Skipped(gate.getKey(), scaled(gate.getValue())))
                        .toList(),
                scaled(simulation.customers()),
                scaled(simulation.customersAskedAgain()),
                simulation.daysOverBudget(run.share()),
                rate,
                score.orElse(null),
                tenths(answers),
                plusMinus(answers),
                segments(),
                assumptions());
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        run.simulation()
                .segments()
                .forEach((dimension, values) -> values.entrySet().stream()
                        .map(value -> segment(dimension, value.getKey(), value.getValue()))
                        .sorted(Comparator.comparingLong(Segment::asked).reversed())
                        .forEach(segments::add));
        return segments;
    }

    private Segment segment(Segment.Dimension dimension, String value, Simulation.Count count) {
        double answers = count.asked() / run.share() * rate.value();
        return new Segment(
                dimension, value, scaled(count.covered()), scaled(count.asked()), tenths(answers), plusMinus(answers));
    }

    private @Nullable Double plusMinus(double answers) {
        return score.filter(type -> answers >= 1)
                .map(type -> tenths(ScorePrecision.plusMinus(type, answers)))
                .orElse(null);
    }

    private List<String> assumptions() {
        List<String> words = new ArrayList<>(List.of(
                "Each interaction is reported when it ends; the campaign's start and end are left out of account",
                "Addresses, opt-outs and wishes of customers are as they are today",
                "The customers' scores are not known here, so the ± assumes the widest spread there can be: in practice the score "
                        + "is closer"));
        words.add(
                scope.withHistory()
                        ? "Other campaigns have asked customers as they did"
                        : "No other campaign has asked anybody");
        if (rate.source() == ExpectedRate.Source.ASSUMED) {
            words.add("Fewer than " + ExpectedRate.FEWEST_MAILS
                    + " mails were sent so far, so the response rate is a guess");
        }
        if (run.share() < 1) {
            words.add("Some customers, chosen by a hash, stand for all of them: there are more than "
                    + DryRunner.MOST_INTERACTIONS + " interactions");
        }
        return words;
    }

    private long scaled(int seen) {
        return Math.round(seen / run.share());
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
