package io.heard.insights.metric.formula;

import java.util.Collection;
import java.util.Optional;

/**
 * The share of sent invitations that were answered, 0 to 1 (AAPOR's RR1 with every invitation eligible; The American Association
 * for Public Opinion Research, Standard Definitions). The interval is Wilson's ({@link Interval#ofShare}).
 *
 * @param answered of those sent, so never more than {@code sent}
 */
public record ResponseRate(long sent, long answered) {

    private static final ResponseRate NONE = new ResponseRate(0, 0);

    public static ResponseRate sum(Collection<ResponseRate> rates) {
        return rates.stream()
                .reduce(NONE, (one, other) -> new ResponseRate(one.sent + other.sent, one.answered + other.answered));
    }

    /** Empty when nothing was sent. */
    public Optional<Double> value() {
        return sent == 0 ? Optional.empty() : Optional.of(answered / (double) sent);
    }

    /** Empty when nothing was sent. */
    public Optional<Interval> interval() {
        return sent == 0 ? Optional.empty() : Optional.of(Interval.ofShare(answered, sent));
    }
}
