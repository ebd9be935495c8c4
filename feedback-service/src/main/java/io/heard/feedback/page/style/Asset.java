package io.heard.feedback.page.style;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of the pages whose name changes with its content, so browsers may keep it for ever. */
class Asset {

    private static final int HASH_LENGTH = 12;

    /** What means nothing in a stylesheet of ours: spaces but before a colon, ends of lines, last semicolons, a 0 before a point. */
    private static final Pattern SPARE =
            Pattern.compile("(?<=[:;,{}])[ \n]|;? (?=[{}])|;(?=\n\\})|(?<![\\d.])0(?=\\.)");

    private final byte[] content;
    private final String name;

    /** Likewise in our script, and lines that end after such a sign; no text in it that people read has one beside a space. */
    private static final Pattern SPARE_IN_SCRIPT =
            Pattern.compile("(?<=[=&|?<>,+*:{;(-]) | (?=[=&|?<>+*:{}(\\[-])|(?<=[{;,(])\n|\n(?=\\})");

    /** @param name of the file in {@code assets/} */
    Asset(String name) {
        this.content = read("/assets/" + name);
        int ending = name.lastIndexOf('.');
        this.name = name.substring(0, ending) + "." + hash(content) + name.substring(ending);
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

    private static byte[] read(String path) {
        try (InputStream file = Asset.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            String text = squeezed(new String(file.readAllBytes(), UTF_8));
            Pattern spare = path.endsWith(".css") ? SPARE : SPARE_IN_SCRIPT;
            return spare.matcher(text).replaceAll("").getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without indentation and lines that only comment, which are for us and not for a phone. */
    private static String squeezed(String file) {
        return file.lines()
                .map(String::strip)
                .filter(line ->
                        !line.isEmpty() && !line.startsWith("//") && !(line.startsWith("/*") && line.endsWith("*/")))
                .collect(Collectors.joining("\n", "", "\n"));
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
