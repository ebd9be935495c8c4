package io.heard.insights.mining;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.heard.insights.mining.encoding.ModelRefusedException;
import io.heard.insights.mining.encoding.Pooling;
import io.heard.insights.mining.encoding.SentenceModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Embeds texts with a {@link SentenceModel}.
 *
 * <p>One session serves several platform threads, each using one thread inside the runtime; texts are
 * tokenized once and go in batches of like length, because padding is paid for like text. That is 1.6 times the rate of one
 * text at a time with the runtime's own threads.
 */
public final class SentenceEncoder implements AutoCloseable {

    private static final int LARGEST_BATCH = 32;
    private static final int BATCH_TOKENS = 1024;

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final SentenceModel model;
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;
    private final Output output;
    private final int dimensions;
    private final int threads;
    private final ExecutorService workers;

    /**
     * What the model answers with.
     *
     * @param ofTokens a state for each token, to be pooled; else a vector for each text
     */
    private record Output(String name, boolean ofTokens) {}

    private SentenceEncoder(SentenceModel model, int threads) throws OrtException, IOException {
        this.model = model;
        this.session = session(model);
        this.output = output(session);
        this.tokenizer = tokenizer(model);
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("encoder-", 0).daemon().factory());
        this.dimensions = tried();
    }

    /** The shipped model, see {@link #load(SentenceModel, int)}. */
    public static SentenceEncoder load(int threads) {
        return load(SentenceModel.shipped(), threads);
    }

    /**
     * Loads the model and tries it; the shipped one takes about a second and 200 MB.
     *
     * @param threads how many batches may be embedded at a time, each keeping a core busy
     * @throws ModelRefusedException when it is no sentence model, or none that this can run
     */
    public static SentenceEncoder load(SentenceModel model, int threads) {
        // The tokenizer library would otherwise report its start to its makers.
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            return new SentenceEncoder(model, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new ModelRefusedException("directory", "model.onnx does not load: " + e.getMessage(), e);
        }
    }

    public SentenceModel model() {
        return model;
    }

    /** Length of an embedding. */
    public int dimensions() {
        return dimensions;
    }

    /**
     * One vector of length 1 for each text, in the order of the texts. What lies past the model's window is not read.
     *
     * @throws UnreadableTextException when one of them has no place among the others
     */
    public List<Embedding> encode(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Encoding[] tokens = tokenizer.batchEncode(prefixed(texts), true, false);
        Embedding[] vectors = new Embedding[texts.size()];
        CompletableFuture<?>[] batches = batches(tokens).stream()
                .map(batch -> CompletableFuture.runAsync(() -> embed(batch, tokens, vectors), workers))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(batches).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UnreadableTextException unreadable ? unreadable : e;
        }
        return List.of(vectors);
    }

    @Override
    public void close() {
        workers.close();
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Longest first, and few texts in as many batches as there are workers: these then finish at about the same time. */
    private List<int[]> batches(Encoding[] tokens) {
        int[] order = IntStream.range(0, tokens.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> -tokens[i].getIds().length)
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        int all = Arrays.stream(tokens).mapToInt(text -> text.getIds().length).sum();
        int most = Math.min(BATCH_TOKENS, Math.ceilDiv(all, threads));
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < order.length; ) {
            int width = tokens[order[start]].getIds().length;
            int size = Math.clamp(most / width, 1, Math.min(LARGEST_BATCH, order.length - start));
            batches.add(Arrays.copyOfRange(order, start, start + size));
            start += size;
        }
        return batches;
    }

    private void embed(int[] batch, Encoding[] tokens, Embedding[] vectors) {
        int width = tokens[batch[0]].getIds().length;
        long[] ids = new long[batch.length * width];
        long[] mask = new long[ids.length];
        for (int row = 0; row < batch.length; row++) {
            long[] text = tokens[batch[row]].getIds();
            System.arraycopy(text, 0, ids, row * width, text.length);
            Arrays.fill(mask, row * width, row * width + text.length, 1);
        }
        long[] shape = {batch.length, width};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put(IDS, tensor(ids, shape));
            inputs.put(MASK, tensor(mask, shape));
            if (session.getInputNames().contains(TYPES)) {
                inputs.put(TYPES, tensor(new long[ids.length], shape));
            }
            try (OrtSession.Result result = session.run(inputs, Set.of(output.name()))) {
                FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
                int size = values.remaining() / (output.ofTokens() ? ids.length : batch.length);
                for (int row = 0; row < batch.length; row++) {
                    int length = tokens[batch[row]].getIds().length;
                    float[] vector = output.ofTokens()
                            ? pooled(values, row * width * size, length, size)
                            : read(values, row * size, size);
                    vectors[batch[row]] = placed(vector);
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model failed on a batch", e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private float[] pooled(FloatBuffer states, int start, int length, int size) {
        if (model.pooling() == Pooling.CLS) {
            return read(states, start, size);
        }
        float[] sum = new float[size];
        for (int token = 0; token < length; token++) {
            for (int i = 0; i < size; i++) {
                sum[i] += states.get(start + token * size + i);
            }
        }
        return sum;
    }

    private static float[] read(FloatBuffer values, int start, int size) {
        float[] read = new float[size];
        values.get(start, read);
        return read;
    }

    /** What is not a number would make every mean that it enters not a number. */
    static Embedding placed(float[] vector) {
        Embedding unit = Embedding.of(vector).normalised();
        float length = unit.dot(unit);
        if (!(length > .5f && length < 1.5f)) {
            throw new UnreadableTextException();
        }
        return unit;
    }

    private List<String> prefixed(List<String> texts) {
        return model.prefix().isEmpty()
                ? texts
                : texts.stream().map(text -> model.prefix() + text).toList();
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private OrtSession session(SentenceModel model) throws OrtException, IOException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            if (model.file().isPresent()) {
                return environment.createSession(model.file().get().toString(), options);
            }
            try (InputStream bytes = model.openModel()) {
                return environment.createSession(bytes.readAllBytes(), options);
            }
        }
    }

    private static HuggingFaceTokenizer tokenizer(SentenceModel model) throws IOException {
        String longest = String.valueOf(model.longestText());
        try (InputStream stream = model.openTokenizer()) {
            return HuggingFaceTokenizer.newInstance(
                    stream,
                    Map.of("padding", "false", "truncation", "true", "maxLength", longest, "modelMaxLength", longest));
        } catch (RuntimeException e) {
            throw new ModelRefusedException("directory", "tokenizer.json does not load: " + e.getMessage(), e);
        }
    }

    private static Output output(OrtSession session) throws OrtException {
        Set<String> inputs = session.getInputNames();
        if (!inputs.containsAll(Set.of(IDS, MASK)) || !Set.of(IDS, MASK, TYPES).containsAll(inputs)) {
            throw new ModelRefusedException(
                    "directory",
                    "model.onnx wants " + inputs + " and not " + IDS + ", " + MASK + " with or without " + TYPES);
        }
        for (NodeInfo input : session.getInputInfo().values()) {
            if (!(input.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.INT64) {
                throw new ModelRefusedException(
                        "directory", "model.onnx wants " + input.getName() + " in another type than int64");
            }
        }
        // A vector for each text is what its makers made of the states; but how they did is not written anywhere.
        for (int rank : List.of(3, 2)) {
            for (NodeInfo candidate : session.getOutputInfo().values()) {
                if (candidate.getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                        && tensor.getShape().length == rank) {
                    return new Output(candidate.getName(), rank == 3);
                }
            }
        }
        throw new ModelRefusedException(
                "directory", "model.onnx answers with no tensor of 32-bit numbers of two or three dimensions");
    }

    /** The length of its vectors, told by reading something: two texts at a time, one of them as long as any may be. */
    private int tried() {
        try {
            List<Embedding> vectors = encode(List.of("The parcel came late", "word ".repeat(model.longestText())));
            return vectors.getFirst().dimensions();
        } catch (RuntimeException e) {
            close();
            throw new ModelRefusedException(
                    "longest-text",
                    "the model reads no text of " + model.longestText() + " tokens beside a short one",
                    e);
        }
    }
}
