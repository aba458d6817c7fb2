package io.vigil.connectors.files;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a program wait until sources that stay open have read all their files. The sources run on a Flink cluster inside the same process and
 * cannot be handed an object, only the name of one.
 */
public final class AllRead implements AutoCloseable {
    private static final Map<String, CountDownLatch> AWAITED = new ConcurrentHashMap<>();

    private final String name;
    private final CountDownLatch reading;

    /**
     * @param name of its own in this process; the sources are given it as {@link LogFiles#awaitedAs}
     * @param sources how many read
     */
    public AllRead(String name, int sources) {
        this.name = name;
        this.reading = new CountDownLatch(sources);
        AWAITED.put(name, reading);
    }

    /** @return false when some still read after this time */
    public boolean within(Duration patience) throws InterruptedException {
        return reading.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Said once by each source. */
    static void emit(String name) {
        CountDownLatch reading = AWAITED.get(name);
        if (reading != null) {
            reading.countDown();
        }
    }

    @Override
    public void close() {
        AWAITED.remove(name);
    }
}
