package io.heard.survey.interaction.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.problem.Problem;
import io.heard.http.problem.UnreadableJson;
import io.heard.survey.interaction.InteractionDraft;
import io.heard.survey.interaction.intake.InteractionLines.Line.Broken;
import io.heard.survey.interaction.intake.InteractionLines.Line.Read;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON object a line. A line that cannot be read harms no other. */
final class NdjsonLines implements InteractionLines {

    private final InputStream in;
    private final ObjectMapper json;
    private int number;

    NdjsonLines(InputStream in, ObjectMapper json) {
        this.in = new BufferedInputStream(in);
        this.json = json;
    }

    @Override
    public Optional<Line> next() throws IOException {
        byte[] line = readLine();
        while (line != null && isBlank(line)) {
            line = readLine();
        }
        return line == null ? Optional.empty() : Optional.of(read(line));
    }

    private Line read(byte[] line) {
        if (line.length > LONGEST_LINE) {
            return Broken.because(number, "must have at most " + LONGEST_LINE + " bytes");
        }
        try {
            InteractionDraft draft = json.readValue(line, InteractionDraft.class);
            return draft == null ? Broken.because(number, "must be a JSON object") : new Read(number, draft, Map.of());
        } catch (JsonProcessingException e) {
            List<Problem.FieldError> errors = UnreadableJson.errors(e);
            return errors.isEmpty() ? Broken.because(number, "is not valid JSON") : new Broken(number, errors);
        } catch (IOException e) {
            return Broken.because(number, "is not valid UTF-8");
        }
    }

    /** A line without its end, cut just past the longest allowed length; null at the end of the body. */
    private byte[] readLine() throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        number++;
        var line = new ByteArrayOutputStream(512);
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
