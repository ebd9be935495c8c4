package io.heard.feedback.page.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer never meets a word of ours in another language in the middle of their own. */
class PageWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    static Set<String> languages() {
        return PageLanguage.WITH_WORDS.stream()
                .filter(language -> !language.equals("en"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryWordWithTheSamePlaces(String language) throws IOException {
        Map<String, Set<String>> english = new TreeMap<>();
        for (Method message : PageWords.class.getDeclaredMethods()) {
            english.put(
                    message.getName(),
                    places(message.getAnnotation(Message.class).value()));
        }
        Map<String, Set<String>> theirs = new TreeMap<>();
        Properties words = read("/messages/words_" + language + ".properties");
        words.stringPropertyNames().forEach(key -> theirs.put(key, places(words.getProperty(key))));

        assertThat(theirs).isEqualTo(english);
        assertThat(words.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    private static Properties read(String file) throws IOException {
        try (InputStream in = PageWordsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            var words = new Properties();
            words.load(new InputStreamReader(in, UTF_8));
            return words;
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
