package io.heard.local.documents;

import java.nio.file.Path;

/**
 * The document store as a process of its own, so that whatever happens to the services or the launcher does not reach it.
 *
 * <p>Arguments: the store's file, the port on the loopback address. Writes one line to standard output when it listens.
 * SIGTERM closes the file in order. When the disk refuses a write the process ends with status 1: what it then holds in
 * memory was never acknowledged and must not be read by anyone.
 */
public final class DocumentStoreProcess {

    private static final int DISK_FAILED = 1;
    private static final int USAGE = 2;

    private DocumentStoreProcess() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: DocumentStoreProcess <file> <port>");
            System.exit(USAGE);
        }
        LocalDocumentStore store = LocalDocumentStore.open(Path.of(args[0]), Integer.parseInt(args[1]), failure -> {
            System.err.println("The document store can no longer write to disk and stops: " + failure);
            Runtime.getRuntime().halt(DISK_FAILED);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "close-document-store"));
        System.out.println("The document store listens on 127.0.0.1:" + store.port());
    }
}
