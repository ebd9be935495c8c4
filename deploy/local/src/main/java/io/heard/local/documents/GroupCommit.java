package io.heard.local.documents;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** One commit and one force to disk for all writes that wait at that moment. */
final class GroupCommit implements AutoCloseable {

    /** Every commit appends a chunk; without compaction the file only grows. Small steps keep the pause short. */
    private static final int COMPACT_EVERY = 100;

    private static final int COMPACT_FILL_PERCENT = 70;
    private static final int COMPACT_BYTES = 4 << 20;

    private final MVStore store;
    private final Consumer<RuntimeException> whenBroken;
    /** Writes share it; a commit has it alone, so that a document and its index entries are in the same commit. */
    private final ReentrantReadWriteLock documents = new ReentrantReadWriteLock(true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Thread committer;
    private long commits;
    private long applied;
    private long durable;
    private @Nullable RuntimeException failure;
    private boolean closed;

    GroupCommit(MVStore store, Consumer<RuntimeException> whenBroken) {
        this.store = store;
        this.whenBroken = whenBroken;
        this.committer =
                Thread.ofPlatform().name("document-store-commit").daemon().start(this::commitUntilClosed);
    }

    /** Applies the write and returns its result once it would survive a crash. */
    <T> T durably(Supplier<T> write) {
        T result;
        documents.readLock().lock();
        try {
            result = write.get();
        } finally {
            documents.readLock().unlock();
        }
        lock.lock();
        try {
            long mine = ++applied;
            wanted.signal();
            while (durable < mine && failure == null) {
                done.awaitUninterruptibly();
            }
            if (failure != null) {
                throw new IllegalStateException("the document store can no longer write to disk", failure);
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void commitUntilClosed() {
        while (true) {
            long upTo;
            lock.lock();
            try {
                while (applied == durable && !closed) {
                    wanted.awaitUninterruptibly();
                }
                if (applied == durable) {
                    return;
                }
                upTo = applied;
            } finally {
                lock.unlock();
            }
            @Nullable RuntimeException failed = commit();
            if (failed != null) {
                whenBroken.accept(failed);
            }
            lock.lock();
            try {
                failure = failed;
                durable = upTo;
                done.signalAll();
                if (failed != null) {
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private @Nullable RuntimeException commit() {
        try {
            documents.writeLock().lock();
            try {
                store.commit();
                if (++commits % COMPACT_EVERY == 0) {
                    store.compact(COMPACT_FILL_PERCENT, COMPACT_BYTES);
                }
            } finally {
                documents.writeLock().unlock();
            }
            store.sync();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
