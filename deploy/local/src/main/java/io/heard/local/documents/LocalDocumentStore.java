package io.heard.local.documents;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

/** Serves one store file to MongoDB drivers on the loopback address until closed. */
public final class LocalDocumentStore implements AutoCloseable {

    /** A connection that waits for its commit holds its thread, so this bounds how many share one commit. */
    private static final int CONNECTION_THREADS = 64;

    private final MongoServer server;

    private LocalDocumentStore(MongoServer server) {
        this.server = server;
    }

    /**
     * Opens the store and listens.
     *
     * @param file created when missing
     * @param port 0 picks a free one
     */
    public static LocalDocumentStore open(Path file, int port) {
        return open(file, port, failure -> {});
    }

    /**
     * Opens the store and listens.
     *
     * @param whenBroken told once, when the disk refused a write; from then on the store refuses every write
     */
    static LocalDocumentStore open(Path file, int port, Consumer<RuntimeException> whenBroken) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(64)
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(5_000);
        MongoServer server = new MongoServer(new DurableBackend(store, whenBroken));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTION_THREADS);
        return new LocalDocumentStore(server);
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
