package io.heard.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads what is appended to a file, line by line; starts over when the file was cut. */
final class LogTail {

    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final Consumer<String> lines;
    private long position;

    LogTail(Path file, Consumer<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Passes on the last lines there are now, and goes on from there. */
    void skipToLast(int count) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        position = Math.max(0, Files.size(file) - 256L * count);
        List<String> recent = complete();
        recent.subList(Math.max(0, recent.size() - count), recent.size()).forEach(lines);
    }

    void advance() throws IOException {
        if (Files.exists(file)) {
            complete().forEach(lines);
        }
    }

    private List<String> complete() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < position) {
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(CHUNK, in.length() - position)];
            in.seek(position);
            in.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            position += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
