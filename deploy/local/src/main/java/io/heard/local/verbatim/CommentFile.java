package io.heard.local.verbatim;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Real comments from a CSV file of any size: RFC 4180 with a header line, UTF-8 with or without byte order mark, line ends and quotes
 * inside quoted fields.
 */
public final class CommentFile {

    /**
     * @param score the number in the score column, when it is a whole number
     */
    public record Comment(String text, OptionalInt score) {}

    private final Path file;
    private final String textColumn;
    private final @Nullable String scoreColumn;

    /**
     * @throws CommentFileProblem when there is no such file or no such column; the message is for the person who typed the name
     */
    public CommentFile(Path file, String textColumn, @Nullable String scoreColumn) {
        this.file = file;
        this.textColumn = textColumn;
        this.scoreColumn = scoreColumn;
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommentFileProblem("There is no file to read at " + file);
        }
        List<String> header = header();
        requireColumn(header, textColumn);
        if (scoreColumn != null) {
            requireColumn(header, scoreColumn);
        }
    }

    /** The comments in the order of the file, without those that say nothing, not even a digit or an emoji; read as they are asked for. Close the stream. */
    @SuppressWarnings("StreamResourceLeak") // closing is the caller's: the stream carries the file
    public Stream<Comment> comments() {
        CsvReader<NamedCsvRecord> reader = open();
        return reader.stream().map(this::comment).flatMap(Optional::stream).onClose(() -> close(reader));
    }

    /** The file's name as a product: {@code Hotel Reviews 2024.csv} is {@code hotel-reviews-2024}. */
    public String product() {
        String name = Objects.toString(file.getFileName(), "");
        String kebab = name.replaceFirst("\\.[^.]*$", "")
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String usable = kebab.isEmpty() || !Character.isLetter(kebab.charAt(0)) ? "file-" + kebab : kebab;
        return usable.substring(0, Math.min(usable.length(), 40)).replaceAll("-+$", "");
    }

    private Optional<Comment> comment(NamedCsvRecord row) {
        String text = row.findField(textColumn).orElse("").replace("\0", "").strip();
        boolean readable = text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || Character.isEmoji(c));
        return readable ? Optional.of(new Comment(text, score(row))) : Optional.empty();
    }

    private OptionalInt score(NamedCsvRecord row) {
        if (scoreColumn == null) {
            return OptionalInt.empty();
        }
        String value = row.findField(scoreColumn).orElse("").strip();
        return value.matches("\\d{1,3}(\\.0+)?")
                ? OptionalInt.of(Integer.parseInt(value.replaceFirst("\\..*", "")))
                : OptionalInt.empty();
    }

    private List<String> header() {
        try (CsvReader<NamedCsvRecord> reader = open()) {
            return reader.stream()
                    .findFirst()
                    .map(NamedCsvRecord::getHeader)
                    .orElseThrow(() -> new CommentFileProblem(file + " has no rows below its header line"));
        } catch (CsvParseException e) {
            throw new CommentFileProblem(file + " is not a CSV file: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireColumn(List<String> header, String column) {
        if (!header.contains(column)) {
            throw new CommentFileProblem(
                    file + " has no column '" + column + "'; it has: " + String.join(", ", header));
        }
    }

    private CsvReader<NamedCsvRecord> open() {
        try {
            return CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(CsvReader<?> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
