package io.heard.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.local.demo.DemoCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExperimentsTest {

    private final StringWriter errors = new StringWriter();

    @Test
    void listsTheBenchesThereAreWhenTheNameIsUnknown() {
        assertThat(run(new BenchCommand(), "speed")).isEqualTo(2);
        assertThat(errors.toString()).contains("'speed'").contains("journey");
    }

    @Test
    void listsTheFaultRunsThereAreWhenNoneIsNamed() {
        assertThat(run(new ChaosCommand())).isEqualTo(2);
        assertThat(errors.toString()).contains("which one?").contains("journey");
    }

    @Test
    void refusesDemosThatMakeNoSense() {
        assertThat(run(new DemoCommand(), "--days", "400")).isEqualTo(2);
        assertThat(errors.toString()).contains("--days must be 1 to 115");
        assertThat(run(new DemoCommand(), "--verbatims", "/nowhere/comments.csv"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("/nowhere/comments.csv");
    }

    @Test
    void quantilesAreMeasuredValues() {
        List<Double> values = List.of(5.0, 1.0, 4.0, 2.0, 3.0);

        assertThat(Quantile.of(values, 0.5)).isEqualTo(3.0);
        assertThat(Quantile.of(values, 0.95)).isEqualTo(5.0);
        assertThat(Quantile.of(values, 0.01)).isEqualTo(1.0);
        assertThat(Quantile.of(List.of(), 0.5)).isNaN();
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command).setErr(new PrintWriter(errors)).execute(arguments);
    }
}
