package io.heard.local.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One question to a running part: are you well? It must answer within a few seconds, whatever the part does. */
@FunctionalInterface
public interface Probe {

    Duration PATIENCE = Duration.ofSeconds(3);

    /** Empty when all is well, else what is wrong, in a few words for the log. */
    Optional<String> fault();

    /** Well when the address answers 2xx. The beginning of any other answer is the fault: it names the failed check. */
    static Probe http(URI address) {
        return () -> {
            try {
                HttpURLConnection connection =
                        (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout((int) PATIENCE.toMillis());
                connection.setReadTimeout((int) PATIENCE.toMillis());
                int status = connection.getResponseCode();
                return status / 100 == 2
                        ? Optional.empty()
                        : Optional.of(address + " answered " + status + beginning(connection.getErrorStream()));
            } catch (IOException e) {
                return Optional.of(address + ": " + e.getMessage());
            }
        };
    }

    /** Well when somebody accepts connections on the loopback port. */
    static Probe port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("port " + port + ": " + e.getMessage());
            }
        };
    }

    private static String beginning(InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        try (body) {
            return " " + new String(body.readNBytes(600), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
    }
}
