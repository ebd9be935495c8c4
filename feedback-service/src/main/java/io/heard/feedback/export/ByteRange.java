package io.heard.feedback.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a file that a client asks for, as RFC 9110 has it: one, in bytes. */
record ByteRange(long from, long count) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** Of what cannot be understood the whole file is the answer. */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), size);
            return Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        return to < from && from < size ? Optional.empty() : Optional.of(new ByteRange(from, to - from + 1));
    }

    boolean isSatisfiable(long size) {
        return from < size && count > 0;
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + count - 1) + "/" + size;
    }
}
