package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The index on disk, one line per mail in the order of their positions, so that a mailbox of a hundred thousand opens without
 * reading them all. It may lack the latest mails, never one before its last.
 */
final class IndexFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer lines;

    private IndexFile(Writer lines) {
        this.lines = lines;
    }

    /** All whole lines; a process that was killed may have left half of one at the end. */
    static List<StoredMail> read(Path file) throws IOException {
        List<StoredMail> mails = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                mails.add(parse(JSON.readTree(line)));
            }
        } catch (NoSuchFileException | JsonProcessingException e) {
            return mails;
        }
        return mails;
    }

    /** Replaces the file by one of these mails, to which later ones are appended. */
    static IndexFile write(Path file, Collection<StoredMail> mails) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (Writer writer = Files.newBufferedWriter(next)) {
            for (StoredMail mail : mails) {
                writer.write(line(mail));
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return new IndexFile(Files.newBufferedWriter(file, UTF_8, StandardOpenOption.APPEND));
    }

    void append(StoredMail mail) throws IOException {
        lines.write(line(mail));
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static String line(StoredMail mail) throws JsonProcessingException {
        return JSON.writeValueAsString(List.of(
                        mail.position(),
                        mail.receivedAtMillis(),
                        mail.from(),
                        mail.to(),
                        mail.subject(),
                        mail.messageId()))
                + "\n";
    }

    private static StoredMail parse(JsonNode line) throws JsonProcessingException {
        if (line.size() != 6) {
            throw new JsonParseException(null, "Not a line of the index");
        }
        return new StoredMail(
                line.path(0).asLong(),
                line.path(2).asText(),
                line.path(3).asText(),
                line.path(4).asText(),
                line.path(5).asText(),
                line.path(1).asLong());
    }
}
