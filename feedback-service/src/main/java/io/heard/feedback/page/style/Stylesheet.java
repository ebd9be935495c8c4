package io.heard.feedback.page.style;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The stylesheet of every page. Its name changes with its content, so browsers may keep it for ever. */
@Singleton
public class Stylesheet {

    private static final int HASH_LENGTH = 12;

    private final byte[] content;
    private final String name;

    Stylesheet() {
        this.content = read();
        this.name = "survey." + hash(content) + ".css";
    }

    public String path() {
        return "/assets/" + name;
    }

    boolean isNamed(String candidate) {
        return name.equals(candidate);
    }

    byte[] content() {
        return content.clone();
    }

    private static byte[] read() {
        try (InputStream file = Stylesheet.class.getResourceAsStream("/assets/survey.css")) {
            if (file == null) {
                throw new IllegalStateException("assets/survey.css is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(String content) {
        return hash(content.getBytes(UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK provides SHA-256", e);
        }
    }
}
