package io.heard.insights.metric.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    @ParameterizedTest
    @CsvSource({
        "1, 12.7062",
        "2, 4.3027",
        "5, 2.5706",
        "10, 2.2281",
        "11, 2.2010",
        "12, 2.1788",
        "15, 2.1314",
        "20, 2.0860",
        "30, 2.0423",
        "60, 2.0003",
        "120, 1.9799",
        "1000000, 1.95997"
    })
    void agreesWithThePrintedTables(long freedom, double expected) {
        assertThat(StudentT.quantile(freedom)).isEqualTo(expected, within(0.0001));
    }
}
