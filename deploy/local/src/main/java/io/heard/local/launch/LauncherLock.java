package io.heard.local.launch;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** At most one launcher looks after a home. The system frees the lock when the launcher ends, however it ends. */
public final class LauncherLock implements AutoCloseable {

    private final FileChannel channel;

    private LauncherLock(FileChannel channel) {
        this.channel = channel;
    }

    static LauncherLock take(Home home) throws IOException {
        FileChannel channel = open(home);
        if (!locked(channel)) {
            channel.close();
            throw new StartFailure("Heard is already running here; ./heard status shows it, ./heard down stops it");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new LauncherLock(channel);
    }

    /** The launcher that looks after the home now. */
    public static Optional<ProcessHandle> holder(Home home) throws IOException {
        Path file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = open(home)) {
            if (locked(channel)) {
                return Optional.empty();
            }
        }
        String pid = Files.readString(file).strip();
        return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            // A number left behind would one day be another program's.
            channel.truncate(0);
            channel.close();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very program holds it
        }
    }

    private static FileChannel open(Home home) throws IOException {
        return FileChannel.open(file(home), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Path file(Home home) throws IOException {
        return home.run().resolve("launcher.lock");
    }
}
