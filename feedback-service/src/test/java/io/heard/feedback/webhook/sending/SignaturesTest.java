package io.heard.feedback.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    @Test
    void signsTheExampleOfStandardWebhooksAsTheyDo() {
        assertThat(Signatures.of(List.of(SECRET), ID, 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithBothSecretsWhileOneTakesOver() {
        String other = Signatures.newSecret();

        assertThat(Signatures.of(List.of(SECRET, other), ID, 1, "{}").split(" "))
                .containsExactly(
                        Signatures.of(List.of(SECRET), ID, 1, "{}"), Signatures.of(List.of(other), ID, 1, "{}"));
    }

    @Test
    void makesSecretsThatNobodyGuesses() {
        String secret = Signatures.newSecret();

        assertThat(secret).startsWith("whsec_").isNotEqualTo(Signatures.newSecret());
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
    }
}
