package io.heard.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    record Draft(String name, int count, boolean live) {}

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(json);
    }

    @Test
    void readsWhatIsMeant() throws JsonProcessingException {
        assertThat(json.readValue("{\"name\":\"a\",\"count\":3,\"live\":true}", Draft.class))
                .isEqualTo(new Draft("a", 3, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"count\":3,\"live\":true,\"isAdmin\":true}",
                "{\"name\":\"a\",\"name\":\"b\",\"count\":3,\"live\":true}",
                "{\"name\":\"a\",\"count\":3,\"live\":true} garbage",
                "{\"name\":\"a\",\"count\":\"3\",\"live\":true}",
                "{\"name\":\"a\",\"count\":3.5,\"live\":true}",
                "{\"name\":\"a\",\"count\":null,\"live\":true}",
                "{\"name\":\"a\",\"count\":2147483648,\"live\":true}",
                "{\"name\":5,\"count\":3,\"live\":true}",
                "{\"name\":\"a\",\"count\":3,\"live\":1}",
                "{\"name\":\"a\",\"count\":3,\"live\":\"true\"}",
                "{\"name\":\"a\",\"count\":3,\"live\":true",
                "{'name':'a','count':3,'live':true}",
                "{\"name\":\"a\",\"count\":NaN,\"live\":true}",
            })
    void refusesWhatItWouldHaveToGuess(String body) {
        assertThatThrownBy(() -> json.readValue(body, Draft.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesDocumentsBuiltToExhaust() {
        assertThatThrownBy(() -> json.readTree("[".repeat(1_000))).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readTree("\"" + "x".repeat(20_001) + "\""))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readTree("9".repeat(31))).isInstanceOf(JsonProcessingException.class);
    }
}
