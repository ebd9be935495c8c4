package io.heard.insights.mining.trial;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A text and what people say it is about.
 *
 * @param name what the text must not be told apart by, as the brand it speaks of; empty without
 */
record LabelledText(String text, String label, String name) {

    /**
     * The rows of a file with a heading. Ends the program with a line about what is wrong when they cannot be read.
     *
     * @param nameColumn empty where there is none
     */
    static List<LabelledText> read(Path file, String textColumn, String labelColumn, String nameColumn) {
        try {
            List<LabelledText> texts = rows(file, textColumn, labelColumn, nameColumn);
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("There are no rows");
            }
            return texts;
        } catch (IllegalArgumentException | CsvParseException | UncheckedIOException e) {
            System.err.println(file + ": " + e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static List<LabelledText> rows(Path file, String textColumn, String labelColumn, String nameColumn) {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            return rows.stream()
                    .map(row -> new LabelledText(
                            field(row, textColumn),
                            field(row, labelColumn),
                            nameColumn.isEmpty() ? "" : field(row, nameColumn)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no column '" + column + "' but " + String.join(", ", row.getHeader())));
    }
}
