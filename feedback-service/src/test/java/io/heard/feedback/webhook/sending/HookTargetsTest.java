package io.heard.feedback.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heard.feedback.webhook.HookSettings;
import io.quarkus.runtime.StartupEvent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookTargetsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/x",
                "ftp://hooks.example/x",
                "file:///etc/passwd",
                "gopher://hooks.example/x",
                "jar:https://hooks.example/x!/y",
                "javascript:alert(1)",
                "https:hooks.example",
                "//hooks.example/x",
                "hooks.example",
                "",
                "https://",
                "https:///x",
                "https://user@hooks.example/x",
                "https://user:secret@hooks.example/x",
                "https://hooks.example#@evil.example/x",
                "https://hooks.example/x#fragment",
                "https://hooks.example\\@evil.example/",
                "https://hooks.example:25/x",
                "https://hooks.example:22/x",
                "https://hooks.example:9000/q/metrics",
                "https://hooks.example:0/",
                "https://hooks.example:65536/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/",
                "https://192.168.1.1/",
                "https://8.8.8.8/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fd00::1]/",
                "https://hooks.example./x",
                "https://hooks..example/x",
                "https://-hooks.example/x",
                "https://höks.example/x",
                "https://ⓛocalhost/x",
                "https://hooks_example/x y",
                "https://hooks.example/\r\nHost: evil",
            })
    void refusesWhatIsNoPlainAddressOfAHostOutside(String url) {
        refused(targets("93.184.215.14"), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.3",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.10",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::1",
            })
    void refusesANameThatLeadsInside(String address) {
        refused(targets(address), "https://hooks.example/x");
        refused(targets("93.184.215.14", address), "https://hooks.example/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    void takesANameThatLeadsOutside(String address) throws Exception {
        HookTarget target = targets(address).find("HTTPS://Hooks.Example/in?team=a%20b", Duration.ofSeconds(5));

        assertThat(target.host()).isEqualTo("hooks.example");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.encrypted()).isTrue();
        assertThat(target.resource()).isEqualTo("/in?team=a%20b");
        assertThat(target.address()).isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void aNameOfThisMachineLeadsInside() {
        refused(new HookTargets(HookSettings.strict(), new HostLookup()), "https://localhost/x");
    }

    @Test
    void aNameThatIsNotFoundMayBeFoundLater() {
        var targets = new HookTargets(HookSettings.strict(), new HostLookup() {
            @Override
            List<InetAddress> resolve(String host) throws UnknownHostException {
                throw new UnknownHostException(host);
            }
        });

        assertThatExceptionOfType(HookAddressException.class)
                .isThrownBy(() -> targets.requireAllowed("https://hooks.example/x"))
                .matches(HookAddressException::isPassing);
    }

    @Test
    void onOneMachineForTryingOutHooksMayLeadAnywhere() throws Exception {
        var targets = new HookTargets(HookSettings.lenient(Duration.ofSeconds(1)), new HostLookup());

        assertThat(targets.find("http://127.0.0.1:9999/x", Duration.ofSeconds(5))
                        .port())
                .isEqualTo(9999);
        refused(targets, "ftp://127.0.0.1/x");
        refused(targets, "http://user@127.0.0.1/x");
    }

    @Test
    void saysAtStartWhenHooksMayLeadAnywhere() {
        assertThat(saidAtStart(HookSettings.strict())).isEmpty();
        assertThat(saidAtStart(HookSettings.lenient(Duration.ofSeconds(1))))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("heard.web-hook.allow-private is on"));
    }

    private static List<String> saidAtStart(HookSettings settings) {
        List<String> lines = new ArrayList<>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(HookTargets.class.getName());
        logger.addHandler(listener);
        try {
            new HookTargets(settings, new HostLookup()).warn(new StartupEvent());
        } finally {
            logger.removeHandler(listener);
        }
        return lines;
    }

    private static void refused(HookTargets targets, String url) {
        assertThatExceptionOfType(HookAddressException.class)
                .as(url)
                .isThrownBy(() -> targets.requireAllowed(url))
                .matches(refusal -> !refusal.isPassing());
    }

    /** All names lead to these. */
    private static HookTargets targets(String... addresses) {
        return new HookTargets(HookSettings.strict(), new HostLookup() {
            @Override
            List<InetAddress> resolve(String host) {
                return Arrays.stream(addresses).map(HookTargetsTest::address).toList();
            }
        });
    }

    private static InetAddress address(String written) {
        try {
            return InetAddress.getByName(written);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
