package io.heard.insights.mining;

import io.heard.insights.mining.encoding.Pooling;
import io.heard.insights.mining.encoding.SentenceModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/** Another sentence model than the shipped one, as an operator would set it up. */
public final class OtherModel {

    private OtherModel() {}

    public static SentenceEncoder load() {
        return SentenceEncoder.load(in(directory()), 2);
    }

    static SentenceModel in(Path directory) {
        return SentenceModel.in(directory, Pooling.MEAN, 256, "", Set.of("en"));
    }

    /** With the files as they have to be called. */
    public static Path directory() {
        try {
            Path directory = Files.createTempDirectory("heard-test").resolve("all-minilm-l6-v2-q");
            Files.createDirectory(directory);
            copy("/all-minilm-l6-v2-q.onnx", directory.resolve("model.onnx"));
            copy("/all-minilm-l6-v2-q-tokenizer.json", directory.resolve("tokenizer.json"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream file = Objects.requireNonNull(OtherModel.class.getResourceAsStream(resource), resource)) {
            Files.copy(file, to);
        }
    }
}
