package io.heard.http.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.http.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void continuesAfterTheLastItemShown() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, item -> item);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(PageToken.read(page.nextPageToken())).contains("b");
    }

    @Test
    void endsWhereNothingFollows() {
        assertThat(Page.of(List.of("a", "b"), 2, item -> item).nextPageToken()).isNull();
    }

    @Test
    void anIdSurvivesTheToken() {
        UUID id = UUID.fromString("0195516f-0000-7000-8000-000000000001");

        assertThat(PageToken.readId(PageToken.after(id.toString()))).contains(id);
        assertThat(PageToken.readId(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "garbage!", "Z2FyYmFnZQ", "MQ=="})
    void refusesTokensThatAreNotOurs(String token) {
        assertThatThrownBy(() -> PageToken.readId(token)).isInstanceOf(ProblemException.class);
    }
}
