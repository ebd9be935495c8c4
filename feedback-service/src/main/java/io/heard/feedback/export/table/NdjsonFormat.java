package io.heard.feedback.export.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.heard.feedback.response.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One JSON object in a line, in the words of the API. */
public final class NdjsonFormat implements FileFormat {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public PartWriter part(OutputStream out, Columns columns) throws IOException {
        JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        return new PartWriter() {
            private boolean any;

            @Override
            public void write(ExportRow row, @Nullable Object[] cells) throws IOException {
                json.writeStartObject();
                for (int i = 0; i < Columns.FIXED.size(); i++) {
                    writeField(json, Columns.FIXED.get(i), cells[i]);
                }
                json.writeArrayFieldStart("answers");
                for (Answer answer : row.answers) {
                    writeAnswer(json, answer);
                }
                json.writeEndArray();
                json.writeEndObject();
                any = true;
            }

            @Override
            public void finish() throws IOException {
                if (any) {
                    json.writeRaw('\n'); // The separator stands between lines only.
                }
                json.flush();
            }
        };
    }

    private static void writeField(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> {}
            case Integer number -> json.writeNumberField(name, number);
            default -> json.writeStringField(name, value.toString());
        }
    }

    private static void writeAnswer(JsonGenerator json, Answer answer) throws IOException {
        json.writeStartObject();
        json.writeStringField("questionId", answer.questionId());
        json.writeStringField("type", answer.type().name());
        writeField(json, "score", answer.score());
        writeField(json, "text", answer.text());
        if (answer.type().isChoice()) {
            json.writeArrayFieldStart("choices");
            for (String choice : answer.choices()) {
                json.writeString(choice);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    @Override
    public void begin(OutputStream out, Columns columns) {
        // Every line explains itself.
    }

    @Override
    public void append(OutputStream out, Path part, long rows, int known, Columns columns) throws IOException {
        Files.copy(part, out);
    }

    @Override
    public void end(OutputStream out, Columns columns) {
        // Nothing is left open.
    }
}
