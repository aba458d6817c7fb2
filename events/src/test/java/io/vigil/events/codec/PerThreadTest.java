package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PerThreadTest {
    @Test
    void aThreadIsGivenItsOwnAgain() {
        var texts = new PerThread<>(StringBuilder::new);

        assertThat(texts.get()).isSameAs(texts.get());
    }

    /** More threads than there are places, all alive at once. */
    @Test
    void noTwoThreadsAreGivenTheSame() throws InterruptedException {
        var texts = new PerThread<>(Object::new);
        var given = new ConcurrentLinkedQueue<>();
        var all = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 1100; number++) {
            var thread = new Thread(() -> {
                given.add(texts.get());
                awaitQuietly(all);
            });
            thread.start();
            threads.add(thread);
        }

        all.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(given).hasSize(1100).doesNotHaveDuplicates();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
