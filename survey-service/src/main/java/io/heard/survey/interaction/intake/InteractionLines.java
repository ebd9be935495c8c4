package io.heard.survey.interaction.intake;

import io.heard.http.problem.Problem;
import io.heard.survey.interaction.InteractionDraft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of a batch, whatever form it came in, read one at a time. */
interface InteractionLines {

    /** Above it a line is not read to its end. */
    int LONGEST_LINE = 32 * 1024;

    /** One line. */
    sealed interface Line {

        /** Counts from 1, blank lines included. */
        int number();

        /** @param more what else the line says, by field */
        record Read(int number, InteractionDraft draft, Map<String, String> more) implements Line {}

        record Broken(int number, List<Problem.FieldError> errors) implements Line {

            static Broken because(int number, String rule) {
                return new Broken(number, List.of(new Problem.FieldError("", rule)));
            }
        }
    }

    /**
     * Empty at the end.
     *
     * @throws IOException when the body broke off or is too long
     */
    Optional<Line> next() throws IOException;
}
