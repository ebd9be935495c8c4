package io.heard.survey.language;

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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer never meets a word of ours in another language in the middle of their own. */
class OwnWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Map<String, String> BUNDLES = Map.of(
            "mail", "io.heard.survey.mail.wording.MailWords",
            "optOut", "io.heard.survey.respondent.page.OptOutWords");

    static Stream<Arguments> bundles() {
        return Stream.of(OwnLanguage.values())
                .filter(language -> language != OwnLanguage.ENGLISH)
                .flatMap(language -> BUNDLES.keySet().stream().map(name -> Arguments.of(name, language)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageHasEveryWordWithTheSamePlaces(String name, OwnLanguage language) throws Exception {
        Map<String, Set<String>> english = new TreeMap<>();
        for (Method message : Class.forName(BUNDLES.get(name)).getDeclaredMethods()) {
            english.put(
                    message.getName(),
                    places(message.getAnnotation(Message.class).value()));
        }
        Map<String, Set<String>> theirs = new TreeMap<>();
        Properties words = read("/messages/" + name + "_" + language.tag() + ".properties");
        words.stringPropertyNames().forEach(key -> theirs.put(key, places(words.getProperty(key))));

        assertThat(theirs).isEqualTo(english);
        assertThat(words.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    private static Properties read(String file) throws IOException {
        try (InputStream in = OwnWordsTest.class.getResourceAsStream(file)) {
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
