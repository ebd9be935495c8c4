package io.heard.http.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryParametersTest {

    private static final Map<String, Boolean> KNOWN = Map.of("language", false, "column", true);

    @Test
    void takesWhatTheEndpointKnows() {
        assertThatCode(() -> QueryParameters.require(
                        Map.of("language", List.of("de 😀"), "column", List.of("id=Ticket", "team=Team")), KNOWN))
                .doesNotThrowAnyException();
    }

    @Test
    void namesUnknownParametersButNotAtAnyLength() {
        assertThat(refused(Map.of("langauge", List.of("de"))))
                .containsExactly(new Problem.FieldError("langauge", "is not a known parameter"));
        assertThat(refused(Map.of("x".repeat(5000), List.of(""))).getFirst().field())
                .hasSize(128);
    }

    @Test
    void refusesAParameterThatIsGivenTwice() {
        assertThat(refused(Map.of("language", List.of("de", "en"))))
                .containsExactly(new Problem.FieldError("language", "must be given once"));
    }

    @Test
    void refusesTextThatCannotBeStored() {
        for (String text : List.of("a\0b", "\ud83d", "\ude00a")) {
            assertThat(refused(Map.of("column", List.of("id=Ticket", text))))
                    .containsExactly(new Problem.FieldError("column", "holds a character that cannot be stored"));
        }
    }

    private static List<Problem.FieldError> refused(Map<String, List<String>> query) {
        return catchThrowableOfType(ProblemException.class, () -> QueryParameters.require(query, KNOWN))
                .errors();
    }
}
