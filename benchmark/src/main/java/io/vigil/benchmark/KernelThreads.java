package io.vigil.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Processor time of the threads that are not Java's, as the kernel counts it ({@code /proc}, so on Linux only): compilers, garbage collectors,
 * RocksDB's. Threads are looked at every second, because compilers come and go: those that end rested for seconds before.
 */
final class KernelThreads implements AutoCloseable {
    static final String COMPILERS = "JIT compilers";

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Map<Pattern, String> GROUPS = Map.of(
            Pattern.compile("C[12] Compiler.*|Sweeper.*"), COMPILERS,
            Pattern.compile("GC .*|G1 .*|VM Thread"), "garbage collection",
            Pattern.compile("rocksdb.*"), "RocksDB's threads");

    /** By the kernel's number of the thread. */
    private final Map<String, Spent> seen = new ConcurrentHashMap<>();

    private final CountDownLatch closed = new CountDownLatch(1);

    record Spent(String group, long nanos) {}

    KernelThreads() {
        var looking = new Thread(this::lookEverySecond, "kernel threads");
        looking.setDaemon(true);
        looking.start();
    }

    /** All that were seen, ended ones among them. */
    Map<String, Spent> now() {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            tasks.forEach(this::look);
        } catch (IOException notLinux) {
            return Map.of();
        }
        return Map.copyOf(seen);
    }

    private void lookEverySecond() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                now();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Path task) {
        try {
            String name = Files.readString(task.resolve("comm")).strip();
            for (Map.Entry<Pattern, String> group : GROUPS.entrySet()) {
                if (group.getKey().matcher(name).matches()) {
                    String nanos = Files.readString(task.resolve("schedstat")).split(" ")[0];
                    seen.put(task.getFileName().toString(), new Spent(group.getValue(), Long.parseLong(nanos)));
                }
            }
        } catch (IOException ended) {
            // What it spent was seen a second ago.
            return;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
