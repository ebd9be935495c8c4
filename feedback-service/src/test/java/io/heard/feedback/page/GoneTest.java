package io.heard.feedback.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.open.OpenSurveyResource;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClosedException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody closes a page while it loads. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class GoneTest {

    private static final HttpHeaders HEADERS = (HttpHeaders) Proxy.newProxyInstance(
            GoneTest.class.getClassLoader(), new Class<?>[] {HttpHeaders.class}, (proxy, method, args) -> List.of());

    @Inject
    SurveyPageResource surveys;

    @Inject
    OpenSurveyResource open;

    private final Logger logger = Logger.getLogger("io.heard.feedback");
    private final List<Level> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            logged.add(logRecord.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    static Stream<Exception> departures() {
        return Stream.of(
                new ClosedChannelException(),
                new IllegalStateException(new ClosedChannelException()),
                new HttpClosedException("Connection was closed"));
    }

    @ParameterizedTest
    @MethodSource("departures")
    void isNobodysFault(Exception departure) {
        for (Consumer<Exception> page : pages()) {
            page.accept(departure);
        }
        assertThat(logged).noneMatch(level -> level.intValue() >= Level.INFO.intValue());
    }

    static Stream<Exception> faults() {
        return Stream.of(new IllegalStateException("ours"), new IllegalStateException(new RuntimeException("ours")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everythingElseIsOurs(Exception fault) {
        for (Consumer<Exception> page : pages()) {
            logged.clear();
            page.accept(fault);
            assertThat(logged).anyMatch(level -> level.intValue() >= Level.SEVERE.intValue());
        }
    }

    private List<Consumer<Exception>> pages() {
        return List.of(failure -> surveys.failed(failure, HEADERS), failure -> open.failed(failure, HEADERS));
    }
}
