package io.heard.http.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPolicyTest {

    @Test
    void keepsWhatPeopleWrite() {
        assertThat(TextPolicy.clean("Waited 3 weeks 😡\n— nobody called"))
                .contains("Waited 3 weeks 😡\n— nobody called");
    }

    @Test
    void dropsControlCharactersAndOuterSpace() {
        assertThat(TextPolicy.clean("  a\u0007b\u001b[31m\r\nc\td  ")).contains("ab[31m\nc\td");
    }

    @Test
    void composesAccents() {
        assertThat(TextPolicy.clean("Cafe\u0301")).contains("Café");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b\u200b", "\u00a0", "\u3164", "\u0001"})
    void treatsTheInvisibleAsNothing(String blank) {
        assertThat(TextPolicy.clean(blank)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\ud800b", "\udc00"})
    void refusesWhatCannotBeStored(String broken) {
        assertThatThrownBy(() -> TextPolicy.clean(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAnEmojiOnce() {
        assertThat(TextPolicy.length("ok👍")).isEqualTo(3);
    }
}
