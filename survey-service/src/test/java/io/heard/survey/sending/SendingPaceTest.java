package io.heard.survey.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.mail.MailConfig;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.sending.SendingBreakerTest.MovingClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingPaceTest {

    private static final MailOutcome BUSY = new MailOutcome.Postponed("reply-451");

    private final MovingClock clock = new MovingClock();

    @Test
    void keepsTheRateOfADomainAndLetsOthersPass() {
        SendingPace pace = pace(Map.of("heard.mail.domain-rates.\"Slow.example\"", "2"));

        assertThat(pace.later("slow.example")).isEmpty();
        assertThat(pace.later("slow.example")).isEmpty();
        assertThat(pace.later("slow.example"))
                .hasValueSatisfying(time -> assertThat(time).isAfter(clock.now));
        assertThat(pace.later("other.example")).isEmpty();
    }

    @Test
    void leavesADomainAloneThatRefusesOneMailAfterTheOther() {
        SendingPace pace = pace(Map.of());
        refuse(pace, 4);
        assertThat(pace.later("busy.example")).isEmpty();
        refuse(pace, 1);

        assertThat(pace.later("busy.example"))
                .hasValueSatisfying(
                        time -> assertThat(time).isBetween(clock.now.plusSeconds(30), clock.now.plusSeconds(35)));
        assertThat(pace.later("other.example")).isEmpty();
    }

    @Test
    void restsLongerEachTimeAndForgetsItAtTheFirstMailThatIsTaken() {
        SendingPace pace = pace(Map.of());
        refuse(pace, 5);
        clock.forward(Duration.ofSeconds(36));
        assertThat(pace.later("busy.example")).isEmpty();
        refuse(pace, 1);
        assertThat(pace.later("busy.example"))
                .hasValueSatisfying(time -> assertThat(time).isAfter(clock.now.plusSeconds(59)));
        clock.forward(Duration.ofSeconds(66));
        pace.note("busy.example", new MailOutcome.Accepted());
        refuse(pace, 1);

        assertThat(pace.later("busy.example")).isEmpty();
    }

    @Test
    void aServerThatIsAwaySaysNothingAboutADomain() {
        SendingPace pace = pace(Map.of());
        for (int i = 0; i < 9; i++) {
            pace.note("busy.example", new MailOutcome.Postponed("no-connection"));
        }

        assertThat(pace.later("busy.example")).isEmpty();
    }

    private static void refuse(SendingPace pace, int times) {
        for (int i = 0; i < times; i++) {
            pace.note("busy.example", BUSY);
        }
    }

    private SendingPace pace(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("heard.mail.host", "127.0.0.1");
        all.put("heard.mail.from", "surveys@example.org");
        MailConfig config = new SmallRyeConfigBuilder()
                .withMapping(MailConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(MailConfig.class);
        return new SendingPace(config, clock);
    }
}
