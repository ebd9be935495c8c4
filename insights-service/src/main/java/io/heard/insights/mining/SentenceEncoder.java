package io.heard.insights.mining;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Embeds texts with bge-small-en-v1.5 (int8), whose files come in a jar, so nothing is downloaded.
 *
 * <p>One session serves several platform threads, each using one thread inside the runtime; texts are
 * tokenized once and go in batches of like length, because padding is paid for like text. That is 1.6 times the rate of one
 * text at a time with the runtime's own threads.
 */
public final class SentenceEncoder implements AutoCloseable {

    /** Length of an embedding. */
    public static final int DIMENSIONS = 384;

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
    private static final int LONGEST_TEXT = 256;
    private static final int LARGEST_BATCH = 32;
    private static final int BATCH_TOKENS = 1024;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;
    private final ExecutorService workers;

    private SentenceEncoder(HuggingFaceTokenizer tokenizer, byte[] model, int threads) throws OrtException {
        this.tokenizer = tokenizer;
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            this.session = environment.createSession(model, options);
        }
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("encoder-", 0).daemon().factory());
    }

    /**
     * Loads the model; takes about a second and 200 MB.
     *
     * @param threads how many batches may be embedded at a time, each keeping a core busy
     */
    public static SentenceEncoder load(int threads) {
        // The tokenizer library would otherwise report its start to its makers.
        System.setProperty("OPT_OUT_TRACKING", "true");
        try (InputStream tokenizer = resource(TOKENIZER);
                InputStream model = resource(MODEL)) {
            return new SentenceEncoder(
                    HuggingFaceTokenizer.newInstance(
                            tokenizer,
                            Map.of(
                                    "padding",
                                    "false",
                                    "truncation",
                                    "true",
                                    "maxLength",
                                    String.valueOf(LONGEST_TEXT),
                                    "modelMaxLength",
                                    String.valueOf(LONGEST_TEXT))),
                    model.readAllBytes(),
                    threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model does not load", e);
        }
    }

    /** One vector of length 1 for each text, in the order of the texts. What lies past 256 tokens is not read. */
    public List<Embedding> encode(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Encoding[] tokens = tokenizer.batchEncode(texts, true, false);
        Embedding[] vectors = new Embedding[texts.size()];
        CompletableFuture<?>[] batches = batches(tokens).stream()
                .map(batch -> CompletableFuture.runAsync(() -> embed(batch, tokens, vectors), workers))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(batches).join();
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

    /** Longest first: the workers then finish at about the same time. */
    private static List<int[]> batches(Encoding[] tokens) {
        int[] order = IntStream.range(0, tokens.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> -tokens[i].getIds().length)
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < order.length; ) {
            int width = tokens[order[start]].getIds().length;
            int size = Math.clamp(BATCH_TOKENS / width, 1, Math.min(LARGEST_BATCH, order.length - start));
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
        try (OnnxTensor input = tensor(ids, shape);
                OnnxTensor attention = tensor(mask, shape);
                OnnxTensor types = tensor(new long[ids.length], shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            for (int row = 0; row < batch.length; row++) {
                // This model was trained to say what a text means in the state of its first token.
                float[] first = new float[DIMENSIONS];
                values.get(row * width * DIMENSIONS, first);
                vectors[batch[row]] = Embedding.of(first).normalised();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model failed on a batch", e);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private static InputStream resource(String name) {
        InputStream stream = SentenceEncoder.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("Not on the classpath: " + name);
        }
        return stream;
    }
}
