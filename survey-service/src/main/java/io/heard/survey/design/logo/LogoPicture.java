package io.heard.survey.design.logo;

import io.heard.http.problem.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture that may be a logo. Told by its bytes and never by what somebody says it is; measured before it is drawn, so that a
 * small file that would fill the memory is not; drawn once, so that nobody sees half of one. SVG can hold scripts, and mail
 * programs show neither SVG nor WebP everywhere.
 *
 * @param format as in a media type
 */
record LogoPicture(String format, int width, int height) {

    static final int MOST_BYTES = 200 * 1024;
    static final int MOST_PIXELS = 2_000;

    private static final int MOST_SCANS = 20;
    private static final byte START_OF_SCAN = (byte) 0xDA;

    private static final String FIELD = "logo";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** @throws io.heard.http.problem.ProblemException 400 with the broken rule */
    static LogoPicture read(byte[] content) {
        var fields = new Fields();
        fields.require(content.length <= MOST_BYTES, FIELD, "must have at most 200 KB");
        Optional<String> format = format(content);
        fields.require(format.isPresent(), FIELD, "must be a PNG or JPEG picture");
        fields.require(
                format.filter("png"::equals).isPresent() || scans(content) <= MOST_SCANS,
                FIELD,
                "must have fewer scans; save it anew as a plain picture");
        fields.refuseIfWrong();
        try {
            return measured(content, format.orElseThrow(), fields);
        } catch (IOException | RuntimeException damaged) {
            // The readers of the JDK meet damage with exceptions of every kind.
            fields.refuseIfWrong();
            fields.wrong(FIELD, "must be a whole picture in RGB or grey");
            fields.refuseIfWrong();
            throw new IllegalStateException("A refusal throws", damaged);
        }
    }

    private static LogoPicture measured(byte[] content, String format, Fields fields) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            // Half a picture is only a warning to the reader of JPEG.
            reader.addIIOReadWarningListener((source, warning) -> {
                throw new IllegalArgumentException(warning);
            });
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            fields.require(
                    width <= MOST_PIXELS && height <= MOST_PIXELS,
                    FIELD,
                    "must be at most " + MOST_PIXELS + " pixels wide and high");
            fields.refuseIfWrong();
            reader.read(0);
            return new LogoPicture(format, width, height);
        } finally {
            reader.dispose();
        }
    }

    /** Each scan of a progressive JPEG is drawn over the whole picture, so that a small file can take very long. */
    private static long scans(byte[] content) {
        return IntStream.range(0, content.length - 1)
                .filter(i -> content[i] == (byte) 0xFF && content[i + 1] == START_OF_SCAN)
                .count();
    }

    private static Optional<String> format(byte[] content) {
        if (startsWith(content, PNG)) {
            return Optional.of("png");
        }
        return startsWith(content, JPEG) ? Optional.of("jpeg") : Optional.empty();
    }

    private static boolean startsWith(byte[] content, byte[] signature) {
        return content.length >= signature.length
                && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
    }
}
