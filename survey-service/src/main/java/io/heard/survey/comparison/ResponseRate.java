package io.heard.survey.comparison;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Answered ÷ sent, and how far it may be off.
 *
 * @param answered at most {@code sent}
 */
record ResponseRate(int sent, int answered) {

    /** Wrong in one case of twenty. */
    private static final double ERROR_RATE = 0.05;

    ResponseRate {
        if (answered < 0 || answered > sent) {
            throw new IllegalArgumentException("Between none and all of those asked answer");
        }
    }

    /** 0 to 1; not a number while nothing was sent. */
    double value() {
        return (double) answered / sent;
    }

    /**
     * 95 % score interval, which holds its promise for few mails and for rates near 0 too, where ± twice the standard error does
     * not: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212.
     *
     * @throws IllegalArgumentException while nothing was sent
     */
    Interval interval() {
        return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(sent, answered, ERROR_RATE);
    }
}
