package io.heard.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnavailabilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "40001", "53300", "55P03", "57014", "57P01"})
    void comesFromADatabaseThatIsOutOrBusy(String state) {
        assertThat(Unavailability.causes(new IllegalStateException(new SQLException("?", state))))
                .isTrue();
    }

    @Test
    void comesFromAPoolWithoutConnections() {
        assertThat(Unavailability.causes(new IllegalStateException(new SQLException("acquisition timeout"))))
                .isTrue();
    }

    @Test
    void comesFromALoginServerThatIsOut() {
        assertThat(Unavailability.causes(new OIDCException("OIDC Server is not available")))
                .isTrue();
    }

    @Test
    void isNoExcuseForBugs() {
        assertThat(Unavailability.causes(new NullPointerException())).isFalse();
        assertThat(Unavailability.causes(new IllegalStateException(new SQLException("?", "42P01"))))
                .isFalse();
        assertThat(Unavailability.causes(new IllegalStateException(new SQLException("?", "23505"))))
                .isFalse();
    }
}
