package io.heard.feedback.documents;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does for many callers at once what each of them asks for: whoever comes while the groups under way are being served waits for
 * the next one. Nobody waits for company: a caller who is alone is served alone.
 *
 * @param <I> what a caller brings
 * @param <O> what it gets back
 */
public final class Together<I, O> {

    private record Call<I, O>(I input, CompletableFuture<O> output) {}

    private final Function<List<I>, List<Supplier<O>>> work;
    private final int groups;
    private final int largest;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Call<I, O>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param work returns for each input, in their order, what gives its output or fails for it alone
     * @param groups how many may be under way at once
     * @param largest callers in a group
     */
    public Together(Function<List<I>, List<Supplier<O>>> work, int groups, int largest) {
        this.work = work;
        this.groups = groups;
        this.largest = largest;
    }

    /** Returns when the work is done. Fails with what the work failed with. */
    public O call(I input) {
        var call = new Call<I, O>(input, new CompletableFuture<>());
        lock.lock();
        try {
            waiting.add(call);
            if (underWay < groups) {
                underWay++;
                Thread.startVirtualThread(this::serve);
            }
        } finally {
            lock.unlock();
        }
        try {
            return call.output().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** How many callers wait for a group. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        for (List<Call<I, O>> group = next(); !group.isEmpty(); group = next()) {
            serve(group);
        }
    }

    /** All who wait: group after group would find out for itself that the store is away, and the last of them in minutes. */
    private List<Call<I, O>> abandoned() {
        lock.lock();
        try {
            List<Call<I, O>> all = List.copyOf(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    private static <I, O> void fail(List<Call<I, O>> calls, RuntimeException failure) {
        calls.forEach(call -> call.output().completeExceptionally(failure));
    }

    /** Empty, and one group less is under way, when nobody waits. */
    private List<Call<I, O>> next() {
        lock.lock();
        try {
            List<Call<I, O>> group = new ArrayList<>();
            while (group.size() < largest && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            if (group.isEmpty()) {
                underWay--;
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void serve(List<Call<I, O>> group) {
        try {
            List<Supplier<O>> outputs =
                    work.apply(group.stream().map(Call::input).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).output().completeAsync(outputs.get(i), Runnable::run);
            }
        } catch (MongoTimeoutException | MongoSocketException away) {
            fail(group, away);
            fail(abandoned(), away);
        } catch (MongoException storeFailed) {
            fail(group, storeFailed);
        } catch (Throwable failure) {
            if (group.size() == 1) {
                group.getFirst().output().completeExceptionally(failure);
            } else {
                // It is the fault of one of them, and the others must not suffer for it.
                group.forEach(call -> serve(List.of(call)));
            }
        }
    }
}
