package io.heard.survey.interaction.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.http.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a batch, line by line. */
@Schema(description = "What became of a batch, line by line")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchView(
        int recorded,
        int known,
        int rejected,
        List<Line> lines,

        @Schema(description = "Columns of a CSV file that nothing was read from") @Nullable
        List<String> ignoredColumns) {

    @Schema(name = "LineStatus")
    public enum Status {
        RECORDED,
        KNOWN,
        REJECTED
    }

    /**
     * What became of one line.
     *
     * @param line counts from 1
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "LineView", description = "What became of one line")
    public record Line(
            @Schema(description = "Counts from 1") int line,
            Status status,

            @Schema(description = "The interaction's id; absent when the line was rejected") @Nullable
            UUID id,

            @Schema(description = "The broken rules; absent unless the line was rejected")
            List<Problem.FieldError> errors) {

        public static Line rejected(int line, List<Problem.FieldError> errors) {
            return new Line(line, Status.REJECTED, null, errors);
        }
    }

    public static BatchView of(List<Line> lines) {
        return new BatchView(
                count(lines, Status.RECORDED), count(lines, Status.KNOWN), count(lines, Status.REJECTED), lines, null);
    }

    public BatchView ignoring(List<String> columns) {
        return new BatchView(recorded, known, rejected, lines, columns);
    }

    private static int count(List<Line> lines, Status status) {
        return (int) lines.stream().filter(line -> line.status() == status).count();
    }
}
