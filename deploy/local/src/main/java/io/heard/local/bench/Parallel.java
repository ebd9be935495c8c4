package io.heard.local.bench;

import io.heard.local.client.PlatformProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same for each of many, several at once. */
final class Parallel {

    private Parallel() {}

    /** The results in the order of the items; the first failure fails all. */
    static <T, R> List<R> map(List<T> items, int atOnce, Function<T, R> work) {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<R>> results = items.stream()
                    .map(item -> workers.submit(() -> work.apply(item)))
                    .toList();
            List<R> all = new ArrayList<>();
            for (Future<R> result : results) {
                all.add(result.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PlatformProblem problem
                    ? problem
                    : new PlatformProblem(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformProblem("Interrupted", e);
        }
    }
}
