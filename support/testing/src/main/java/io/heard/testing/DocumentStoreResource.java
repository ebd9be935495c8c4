package io.heard.testing;

import io.heard.local.documents.LocalDocumentStore;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An empty document store for each start of the application: the one that also keeps the answers of a single machine.
 *
 * <p>Sets {@code quarkus.mongodb.connection-string}.
 */
public class DocumentStoreResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalDocumentStore store;
    private @Nullable Path file;

    @Override
    public Map<String, String> start() {
        try {
            file = Files.createTempFile("heard-test-documents-", ".mv");
            Files.delete(file); // only the name was wanted
            store = LocalDocumentStore.open(file, 0);
            return Map.of("quarkus.mongodb.connection-string", "mongodb://127.0.0.1:" + store.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (store != null) {
                store.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
