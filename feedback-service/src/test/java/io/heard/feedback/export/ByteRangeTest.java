package io.heard.feedback.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 10",
        "bytes=90-, 90, 10",
        "bytes=-5, 95, 5",
        "bytes=50-1000, 50, 50",
        "bytes=-500, 0, 100"
    })
    void readsOneRange(String header, long from, long count) {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(from, count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=99999999999999999999-"
            })
    void whatItDoesNotUnderstandMeansTheWholeFile(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @Test
    void noPartIsBehindTheEnd() {
        assertThat(ByteRange.of("bytes=100-", 100).orElseThrow().isSatisfiable(100))
                .isFalse();
        assertThat(ByteRange.of("bytes=-0", 100).orElseThrow().isSatisfiable(100))
                .isFalse();
        assertThat(ByteRange.of("bytes=99-", 100).orElseThrow().isSatisfiable(100))
                .isTrue();
    }

    @Test
    void saysWhatItIsAPartOf() {
        assertThat(new ByteRange(10, 5).contentRange(100)).isEqualTo("bytes 10-14/100");
    }
}
