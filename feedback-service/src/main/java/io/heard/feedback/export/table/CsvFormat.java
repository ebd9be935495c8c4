package io.heard.feedback.export.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180: UTF-8, commas, CRLF; every cell safe to open in a spreadsheet. */
public final class CsvFormat implements FileFormat {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final boolean byteOrderMark;

    public CsvFormat(boolean byteOrderMark) {
        this.byteOrderMark = byteOrderMark;
    }

    @Override
    public PartWriter part(OutputStream out, Columns columns) {
        CsvWriter csv = writer(out);
        var line = new String[columns.names().size()];
        return new PartWriter() {
            @Override
            public void write(ExportRow row, @Nullable Object[] cells) {
                for (int i = 0; i < line.length; i++) {
                    line[i] = cell(cells[i]);
                }
                csv.writeRecord(line);
            }

            @Override
            public void finish() throws IOException {
                csv.flush();
            }
        };
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> SafeCell.of(text);
            default -> value.toString();
        };
    }

    @Override
    public void begin(OutputStream out, Columns columns) throws IOException {
        if (byteOrderMark) {
            out.write(BYTE_ORDER_MARK);
        }
        CsvWriter csv = writer(out);
        csv.writeRecord(columns.names().stream().map(SafeCell::of).toList());
        csv.flush();
    }

    @Override
    public void append(OutputStream out, Path part, long rows, int known, Columns columns) throws IOException {
        int missing = columns.count() - known;
        if (missing == 0) {
            Files.copy(part, out);
            return;
        }
        CsvWriter csv = writer(out);
        List<String> blank = Collections.nCopies(missing, "");
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(part)) {
            for (CsvRecord line : lines) {
                var longer = new ArrayList<>(line.getFields());
                longer.addAll(blank);
                csv.writeRecord(longer);
            }
        }
        csv.flush();
    }

    @Override
    public void end(OutputStream out, Columns columns) {
        // A table has no end of its own: the manifest tells whether it is whole.
    }

    private static CsvWriter writer(OutputStream out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    }
}
