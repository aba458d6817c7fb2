package io.vigil.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What something cost this process.
 *
 * @param nanos processor time by group of threads: a stage of the pipeline, the compilers, the collectors, and the rest
 * @param allocatedBytes on the Java heap, by the pipeline's stages and by checkpoints
 */
record Expense(Map<String, Long> nanos, long allocatedBytes) {
    static final String CHECKPOINTS = "writing checkpoints";
    static final String ITSELF = "the measured thread";
    static final String REST = "Flink's other threads";
    private static final String TASKS = "Flink Task Threads";

    Expense {
        nanos = new TreeMap<>(nanos);
    }

    /** Without compiling, which ends when a job has run for a while. */
    long nanosWithoutCompilers() {
        return total() - compilers();
    }

    long compilers() {
        return nanos.getOrDefault(KernelThreads.COMPILERS, 0L);
    }

    private long total() {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Started when made, while all threads that count run; read while they do. */
    static final class Meter {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private static final OperatingSystemMXBean PROCESS =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private final KernelThreads kernel;
        private final Thread starter = Thread.currentThread();
        private final Reading start;

        private record Reading(long process, Map<Long, Spent> java, Map<String, KernelThreads.Spent> natives) {}

        private record Spent(String group, long nanos, long bytes) {}

        Meter(KernelThreads kernel) {
            this.kernel = kernel;
            this.start = read();
        }

        Expense sinceStart() {
            Reading end = read();
            Map<String, Long> nanos = new HashMap<>();
            long bytes = 0;
            for (var thread : end.java.entrySet()) {
                Spent before = start.java.getOrDefault(thread.getKey(), new Spent("", 0, 0));
                Spent after = thread.getValue();
                nanos.merge(after.group, after.nanos - before.nanos, Long::sum);
                bytes += after.bytes - before.bytes;
            }
            for (var thread : end.natives.entrySet()) {
                var before = start.natives.get(thread.getKey());
                long spent = thread.getValue().nanos() - (before == null ? 0 : before.nanos());
                nanos.merge(thread.getValue().group(), spent, Long::sum);
            }
            long known = nanos.values().stream().mapToLong(Long::longValue).sum();
            nanos.merge(REST, Math.max(0, end.process - start.process - known), Long::sum);
            return new Expense(nanos, bytes);
        }

        private Reading read() {
            Map<Long, Spent> java = new HashMap<>();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                long id = thread.getId();
                long nanos = THREADS.getThreadCpuTime(id);
                if (nanos >= 0) {
                    String group = group(thread);
                    long bytes = group.equals(REST) ? 0 : THREADS.getThreadAllocatedBytes(id);
                    java.put(id, new Spent(group, nanos, bytes));
                }
            }
            return new Reading(PROCESS.getProcessCpuTime(), java, kernel.now());
        }

        private String group(Thread thread) {
            ThreadGroup group = thread.getThreadGroup();
            String name = thread.getName();
            if (name.startsWith("AsyncOperations")) {
                return CHECKPOINTS;
            }
            boolean isTask = group != null
                    && group.getName().equals(TASKS)
                    && name.matches(".* \\(\\d+/\\d+\\)#\\d+")
                    && !name.startsWith("OutputFlusher");
            if (isTask) {
                return name.replaceAll(" \\(\\d+/\\d+\\)#\\d+", "");
            }
            return thread == starter ? ITSELF : REST;
        }
    }
}
