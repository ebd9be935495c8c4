package io.heard.survey.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InvitationConfigTest {

    @Test
    void sendersLookTwiceASecondAndHoldWhatTheyBeganForFiveMinutes() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(InvitationConfig.class)
                .build()
                .getConfigMapping(InvitationConfig.class);

        assertThat(config.pollInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.batchSize()).isEqualTo(200);
        assertThat(config.claimLease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.lease()).isEqualTo(Duration.ofMinutes(5));
    }
}
