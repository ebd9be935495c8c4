package io.heard.feedback.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void close() {
        open.countDown();
        callers.close();
    }

    @Test
    void whoeverComesMeanwhileSharesTheNextGroupsAndGetsTheirOwnOutput() throws Exception {
        var together = new Together<Integer, Integer>(this::doubled, 1, 30);
        List<Future<Integer>> outputs = new ArrayList<>();
        outputs.add(callers.submit(() -> together.call(0)));
        await().until(() -> groups.size() == 1);
        IntStream.range(1, 50).forEach(i -> outputs.add(callers.submit(() -> together.call(i))));
        await().until(() -> together.waiting() == 49);

        open.countDown();

        for (int i = 0; i < 50; i++) {
            assertThat(outputs.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(groups).extracting(List::size).containsExactly(1, 30, 19);
    }

    @Test
    void asManyGroupsAsAllowedAreUnderWayAtOnce() {
        var together = new Together<Integer, Integer>(this::doubled, 2, 10);

        callers.execute(() -> together.call(0));
        await().until(() -> groups.size() == 1);
        callers.execute(() -> together.call(1));
        await().until(() -> groups.size() == 2);
        callers.execute(() -> together.call(2));

        await().until(() -> together.waiting() == 1);
    }

    @Test
    void aStoreThatIsAwayIsToldToAllOfTheGroup() {
        open.countDown();
        var together = new Together<Integer, Integer>(
                inputs -> {
                    throw new MongoException("away");
                },
                1,
                10);

        assertThatThrownBy(() -> together.call(1))
                .isInstanceOf(MongoException.class)
                .hasMessage("away");
        assertThatThrownBy(() -> together.call(2)).isInstanceOf(MongoException.class);
    }

    @Test
    void whoeverStillWaitsIsToldAtOnceThatTheStoreIsAway() {
        var together = new Together<Integer, Integer>(
                inputs -> {
                    doubled(inputs);
                    throw new MongoTimeoutException("away");
                },
                1,
                1);
        List<Future<Integer>> outputs = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> outputs.add(callers.submit(() -> together.call(i))));
        await().until(() -> together.waiting() == 19);

        open.countDown();

        for (Future<Integer> output : outputs) {
            assertThatThrownBy(output::get).hasRootCauseInstanceOf(MongoTimeoutException.class);
        }
        assertThat(groups).hasSize(1);
    }

    @Test
    void whatOneFailsWithIsToldToItAlone() throws Exception {
        var together = new Together<Integer, Integer>(
                inputs -> {
                    List<Supplier<Integer>> outputs = new ArrayList<>(doubled(inputs));
                    if (inputs.contains(3)) {
                        outputs.set(inputs.indexOf(3), () -> {
                            throw new MongoException("refused");
                        });
                    }
                    return outputs;
                },
                1,
                10);
        List<Future<Integer>> outputs = callersOfASharedGroup(together);

        open.countDown();

        requireThatOnlyTheThirdFails(outputs, new MongoException("refused"));
        assertThat(groups).hasSize(2);
    }

    /** From 1 to 5. */
    private List<Future<Integer>> callersOfASharedGroup(Together<Integer, Integer> together) {
        callers.execute(() -> together.call(0));
        await().until(() -> groups.size() == 1);
        List<Future<Integer>> outputs = new ArrayList<>();
        IntStream.range(1, 6).forEach(i -> outputs.add(callers.submit(() -> together.call(i))));
        await().until(() -> together.waiting() == 5);
        return outputs;
    }

    private static void requireThatOnlyTheThirdFails(List<Future<Integer>> outputs, Exception cause) throws Exception {
        for (int i = 1; i < 6; i++) {
            Future<Integer> output = outputs.get(i - 1);
            if (i == 3) {
                assertThatThrownBy(output::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCause(cause);
            } else {
                assertThat(output.get()).isEqualTo(2 * i);
            }
        }
    }

    @Test
    void oneThatCannotBeServedIsNoHarmToTheOthers() throws Exception {
        var together = new Together<Integer, Integer>(
                inputs -> {
                    List<Supplier<Integer>> outputs = doubled(inputs);
                    if (inputs.contains(3)) {
                        throw new IllegalArgumentException("3");
                    }
                    return outputs;
                },
                1,
                10);
        List<Future<Integer>> outputs = callersOfASharedGroup(together);

        open.countDown();

        requireThatOnlyTheThirdFails(outputs, new IllegalArgumentException("3"));
    }

    private List<Supplier<Integer>> doubled(List<Integer> inputs) {
        groups.add(inputs);
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return inputs.stream().<Supplier<Integer>>map(input -> () -> 2 * input).toList();
    }
}
