package io.heard.insights.mining.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sentence model in the ONNX format with its tokenizer, and how it wants to be used. The shipped one is bge-small-en-v1.5 (int8),
 * whose files come in a jar, so nothing is downloaded.
 */
public final class SentenceModel {

    /** Of {@link #in}: also said of models whose languages nobody wants to list. */
    public static final String ALL_LANGUAGES = "*";

    private static final String SHIPPED = "bge-small-en-v1.5-q";
    private static final int USUAL_LENGTH = 256;
    private static final int LONGEST_NAME = 60;
    private static final int HASH_BYTES = 4;
    private static final String MODEL = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";

    /** Weights beyond 2 GB stand in a file of their own, which some programs also write for smaller models. */
    private static final List<String> WEIGHTS = List.of("model.onnx_data", "model.onnx.data");

    private final Optional<Path> directory;
    private final Pooling pooling;
    private final int longestText;
    private final String prefix;
    private final Set<String> languages;
    private final String id;

    private SentenceModel(
            Optional<Path> directory, Pooling pooling, int longestText, String prefix, Set<String> languages) {
        this.directory = directory;
        this.pooling = pooling;
        this.longestText = longestText;
        this.prefix = prefix;
        this.languages = languages;
        this.id = name(directory) + "@" + hash();
    }

    /** The one that comes with the product; it reads English. */
    public static SentenceModel shipped() {
        return new SentenceModel(Optional.empty(), Pooling.CLS, USUAL_LENGTH, "", Set.of("en"));
    }

    /**
     * One of the operator's.
     *
     * @param directory holds {@code model.onnx} and {@code tokenizer.json}
     * @param longestText tokens read of a text, at least 16
     * @param prefix put before each text, as some models were trained with; may be empty
     * @param languages it reads, as {@code en}, or {@link #ALL_LANGUAGES}
     * @throws ModelRefusedException when a file is missing or a value makes no sense
     */
    public static SentenceModel in(
            Path directory, Pooling pooling, int longestText, String prefix, Set<String> languages) {
        for (String file : List.of(MODEL, TOKENIZER)) {
            if (!Files.isReadable(directory.resolve(file))) {
                throw new ModelRefusedException("directory", "there is no readable file " + directory.resolve(file));
            }
        }
        if (longestText < 16) {
            throw new ModelRefusedException("longest-text", "must be at least 16 tokens");
        }
        if (languages.isEmpty()) {
            throw new ModelRefusedException(
                    "languages", "must say which languages the model reads, as en,de, or * for all");
        }
        String separated = prefix.isEmpty() || prefix.endsWith(" ") ? prefix : prefix + " ";
        return new SentenceModel(
                Optional.of(directory),
                pooling,
                longestText,
                separated,
                languages.stream().map(SentenceModel::primary).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Its name and the beginning of a hash over its files and how they are used: vectors of two models with the same id can be
     * compared. At most 69 characters.
     */
    public String id() {
        return id;
    }

    public Pooling pooling() {
        return pooling;
    }

    /** In tokens; what lies beyond is not read. */
    public int longestText() {
        return longestText;
    }

    /** Put before each text; may be empty. */
    public String prefix() {
        return prefix;
    }

    /** Whether it was trained on a language, given as {@code de} or {@code de-AT}. */
    public boolean reads(String language) {
        return languages.contains(ALL_LANGUAGES) || languages.contains(primary(language));
    }

    /** Where the model's file lies; empty for the shipped one, which is read as a stream. */
    public Optional<Path> file() {
        return directory.map(place -> place.resolve(MODEL));
    }

    public InputStream openModel() throws IOException {
        return open(MODEL, "/" + SHIPPED + ".onnx");
    }

    public InputStream openTokenizer() throws IOException {
        return open(TOKENIZER, "/" + SHIPPED + "-tokenizer.json");
    }

    private InputStream open(String file, String resource) throws IOException {
        if (directory.isPresent()) {
            return Files.newInputStream(directory.get().resolve(file));
        }
        InputStream stream = SentenceModel.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("Not on the classpath: " + resource);
        }
        return stream;
    }

    private static String primary(String language) {
        return language.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private static String name(Optional<Path> directory) {
        String name = directory
                .map(place -> place.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse(directory.isPresent() ? "model" : SHIPPED)
                .replaceAll("[^A-Za-z0-9._-]+", "-");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((pooling + "/" + longestText + "/" + prefix + "/").getBytes(UTF_8));
            try (InputStream tokenizer = openTokenizer();
                    InputStream model = openModel()) {
                add(tokenizer, digest);
                add(model, digest);
            }
            for (String weights : WEIGHTS) {
                Optional<Path> file =
                        directory.map(place -> place.resolve(weights)).filter(Files::isReadable);
                if (file.isPresent()) {
                    try (InputStream stream = Files.newInputStream(file.get())) {
                        add(stream, digest);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(InputStream stream, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            digest.update(buffer, 0, read);
        }
    }
}
