package io.heard.survey.interaction.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows of a CSV file below its header. RFC 4180 in UTF-8, with or without byte order mark, separated by the comma, semicolon or
 * tab that its header holds most of.
 */
final class CsvLines implements InteractionLines {

    private static final int LONGEST_HEADER = 16 * 1024;

    private final Iterator<CsvRecord> rows;
    private final List<String> header;
    private final CsvColumns columns;
    private int last = 1;
    private boolean broken;

    /**
     * @param mapping what the caller says about a file with this header
     * @throws ProblemException 400 when there is no header, or it does not fit the mapping
     */
    CsvLines(InputStream body, Function<List<String>, CsvColumns> mapping) throws IOException {
        var in = new BufferedInputStream(body, LONGEST_HEADER);
        this.rows = CsvReader.builder()
                .fieldSeparator(separator(in))
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(in)
                .iterator();
        this.header = header();
        this.columns = mapping.apply(header);
    }

    /** Columns that no field is read from. */
    List<String> ignored() {
        return columns.ignored();
    }

    @Override
    public Optional<Line> next() throws IOException {
        if (broken) {
            return Optional.empty();
        }
        try {
            return rows.hasNext() ? Optional.of(line(rows.next())) : Optional.empty();
        } catch (CsvParseException e) {
            broken = true;
            return Optional.of(Line.Broken.because(last + 1, "is not CSV; it and what follows was not read"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Line line(CsvRecord row) {
        last = (int) row.getStartingLineNumber();
        if (row.getFieldCount() != header.size()) {
            return Line.Broken.because(
                    last, "has " + row.getFieldCount() + " cells, but the header names " + header.size() + " columns");
        }
        Map<String, String> values = columns.values(column -> row.getField(header.indexOf(column)));
        return new Line.Read(last, columns.draft(values), columns.more(values));
    }

    private List<String> header() {
        List<String> names;
        try {
            names = rows.hasNext() ? rows.next().getFields() : List.of();
        } catch (CsvParseException e) {
            names = List.of();
        }
        List<String> stripped = names.stream().map(String::strip).toList();
        if (stripped.isEmpty() || stripped.contains("")) {
            throw unusable("must begin with a line that names its columns");
        }
        if (Set.copyOf(stripped).size() < stripped.size()) {
            throw unusable("must not name a column twice");
        }
        return stripped;
    }

    private static ProblemException unusable(String rule) {
        return new ProblemException(
                RequestProblem.INVALID_REQUEST, "The file " + rule, List.of(new Problem.FieldError("", rule)));
    }

    /** Spreadsheets write what the country they are set to uses. */
    private static char separator(BufferedInputStream in) throws IOException {
        in.mark(LONGEST_HEADER);
        byte[] start = in.readNBytes(LONGEST_HEADER - 1);
        in.reset();
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int i = 0; i < start.length && start[i] != '\n' && start[i] != '\r'; i++) {
            commas += start[i] == ',' ? 1 : 0;
            semicolons += start[i] == ';' ? 1 : 0;
            tabs += start[i] == '\t' ? 1 : 0;
        }
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
