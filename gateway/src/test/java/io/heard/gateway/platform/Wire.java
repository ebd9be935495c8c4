package io.heard.gateway.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Speaks HTTP byte by byte, so that a test can say what no proper client would. */
public final class Wire {

    private static final int PATIENCE_MILLIS = 8_000;

    private Wire() {}

    /** What came back until the connection was closed: several answers if the gateway gave several. */
    public record Answer(int status, List<String> head, String body) {

        /** All values of a header, in order. */
        public List<String> all(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        public Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }
    }

    /** One request that asks to close the connection after it. */
    public static Answer ask(String method, String target, String... headers) {
        return send(head(method, target, headers) + "\r\n");
    }

    /** As {@link #ask}, with a body. */
    public static Answer post(String target, String body, String... headers) {
        return send(head("POST", target, headers) + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** The head of a request, still open for more headers. */
    public static String head(String method, String target, String... headers) {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n");
        Arrays.stream(headers).forEach(header -> head.append(header).append("\r\n"));
        return head.toString();
    }

    public static Answer send(String raw) {
        return sendFrom("127.0.0.1", raw);
    }

    /** @param address a loopback address to call from, so that a test has the limits of that address to itself */
    public static Answer sendFrom(String address, String raw) {
        try (Socket socket = open(address)) {
            socket.getOutputStream().write(raw.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Socket open(String address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    public static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(received);
        } catch (IOException resetOrTimeout) {
            // What arrived until then is what the test looks at.
        }
        return parse(received.toString(ISO_8859_1));
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = List.of(text.substring(0, end).split("\r\n", -1));
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return new Answer(status, lines.subList(1, lines.size()), text.substring(end + 4));
    }
}
