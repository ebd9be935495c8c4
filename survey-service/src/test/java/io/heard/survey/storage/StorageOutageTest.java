package io.heard.survey.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageOutageTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "40P01", "55P03", "57014"})
    void recognisesWhatPassesByItself(String state) {
        RuntimeException failure = new IllegalStateException(new SQLException("gone", state));

        assertThat(StorageOutage.of(failure)).isInstanceOf(StorageOutage.class).hasCause(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42601"})
    void leavesMistakesAsTheyAre(String state) {
        RuntimeException failure = new IllegalStateException(new SQLException("wrong", state));

        assertThat(StorageOutage.of(failure)).isSameAs(failure);
    }

    @Test
    void leavesWhatHasNothingToDoWithTheDatabase() {
        RuntimeException failure = new IllegalStateException("something else");

        assertThat(StorageOutage.of(failure)).isSameAs(failure);
    }
}
