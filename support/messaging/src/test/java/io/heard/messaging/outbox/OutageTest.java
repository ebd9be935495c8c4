package io.heard.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.messaging.MalformedEventException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    private final Outage outage = new Outage();

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57014", "25006", "42P01", "XX000"})
    void isWhateverTheDatabaseRecoversFrom(String state) {
        assertThat(outage.test(new PersistenceException(new SQLException("?", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22001", "22008", "22021", "23502", "23514", "54000"})
    void isNotAValueTheDatabaseRefuses(String state) {
        assertThat(outage.test(new PersistenceException(new SQLException("?", state))))
                .isFalse();
    }

    @Test
    void isAPoolWithoutConnections() {
        assertThat(outage.test(new PersistenceException(new SQLException("acquisition timeout"))))
                .isTrue();
    }

    @Test
    void isATransactionThatTimedOut() {
        assertThat(outage.test(new IllegalStateException(new RollbackException())))
                .isTrue();
    }

    @Test
    void isTheInnermostCauseThatCounts() {
        var rollback = new RollbackException();
        rollback.initCause(new SQLException("?", "23514"));

        assertThat(outage.test(rollback)).isFalse();
    }

    @Test
    void isNeitherAMalformedEventNorABug() {
        assertThat(outage.test(new MalformedEventException("no"))).isFalse();
        assertThat(outage.test(new IllegalArgumentException())).isFalse();
    }
}
