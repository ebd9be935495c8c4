package io.heard.feedback.export;

import io.heard.feedback.export.table.Columns;
import io.heard.feedback.export.table.FileFormat;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The files of exports: a directory for each, with parts while it is written and the whole file after that. */
@ApplicationScoped
class ExportFiles {

    private static final int BUFFER = 1 << 16;

    private final Path directory;

    ExportFiles(ExportConfig config) {
        this.directory = config.directory();
    }

    Path file(Export export, String name) throws IOException {
        return made(directory.resolve(export.id().toString())).resolve(name);
    }

    Path whole(Export export, Export.Manifest manifest) {
        return directory
                .resolve(export.id().toString())
                .resolve(Objects.requireNonNullElse(
                        manifest.file(), "responses." + export.format().extension()));
    }

    OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Whether all that the document speaks of is here, as it was written. */
    boolean hasParts(Export export) throws IOException {
        for (Export.Part part : export.parts()) {
            Path file = file(export, part.file());
            if (!Files.isRegularFile(file) || Files.size(file) != part.bytes()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Puts the parts together.
     *
     * @param beforeEach called before each part, since this takes its time
     */
    Export.Manifest assemble(
            Export export,
            FileFormat format,
            Columns columns,
            List<Export.Part> parts,
            Path whole,
            Runnable beforeEach,
            Clock clock)
            throws IOException {
        var pieces = new ArrayList<Export.Piece>();
        var digests = new Digests();
        try (var out = new DigestStream(create(whole), digests)) {
            format.begin(out, columns);
            long rows = 0;
            for (Export.Part part : parts) {
                beforeEach.run();
                format.append(out, file(export, part.file()), part.rows(), part.columns(), columns);
                pieces.add(digests.piece(part.rows()));
                rows += part.rows();
            }
            format.end(out, columns);
            if (digests.hasMore()) {
                pieces.add(digests.piece(0));
            }
            out.flush();
            force(whole);
            return new Export.Manifest(
                    rows,
                    digests.bytes,
                    digests.whole(),
                    clock.instant(),
                    pieces,
                    whole.getFileName().toString());
        }
    }

    /** For an export that is done: nobody needs its parts any more, nor what other attempts have left. */
    void removeAllBeside(Path whole) throws IOException {
        try (Stream<Path> left = Files.list(whole.getParent())) {
            for (Path file : left.filter(file -> !file.equals(whole)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Removes the files of exports that are over, forgotten or were asked of a store that is no longer there.
     *
     * @param ids asked once it is known what there is: what others begin later is left alone
     */
    void removeAllBut(Supplier<Set<UUID>> ids) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> found = Files.list(directory)) {
            List<Path> known = found.toList();
            Set<UUID> kept = ids.get();
            for (Path one : known.stream().filter(path -> isOver(path, kept)).toList()) {
                try {
                    remove(one);
                } catch (IOException e) {
                    // What cannot be removed must not keep others from being written.
                    Log.warnf(
                            "Export %s cannot be removed: %s",
                            one.getFileName(), e.getClass().getName());
                }
            }
        }
    }

    private static boolean isOver(Path path, Set<UUID> ids) {
        try {
            return !ids.contains(UUID.fromString(path.getFileName().toString()));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private static void remove(Path one) throws IOException {
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(one);
    }

    /** Readable for nobody but us. */
    private Path made(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(path);
            }
        }
        return path;
    }

    /** Of the whole file and of the piece that is being written. */
    private static final class Digests {

        private final MessageDigest whole = sha256();
        private final MessageDigest piece = sha256();
        private long bytes;
        private long begun;

        void update(byte[] written, int from, int length) {
            whole.update(written, from, length);
            piece.update(written, from, length);
            bytes += length;
        }

        boolean hasMore() {
            return bytes > begun;
        }

        Export.Piece piece(long rows) {
            var ended = new Export.Piece(begun, bytes - begun, rows, hex(piece));
            begun = bytes;
            return ended;
        }

        String whole() {
            return hex(whole);
        }

        private static String hex(MessageDigest digest) {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new UncheckedIOException(new IOException(e)); // Every Java has it.
            }
        }
    }

    private static final class DigestStream extends FilterOutputStream {

        private final Digests digests;

        DigestStream(OutputStream out, Digests digests) {
            super(out);
            this.digests = digests;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] written, int from, int length) throws IOException {
            out.write(written, from, length);
            digests.update(written, from, length);
        }
    }
}
