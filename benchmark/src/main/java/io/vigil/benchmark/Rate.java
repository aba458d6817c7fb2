package io.vigil.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How fast something went.
 *
 * @param aSecond records a second by the clock on the wall
 * @param aCoreSecond records a second of processor time, of all threads together: what one core does, however many were busy and whoever else
 *     wanted them
 */
record Rate(double aSecond, double aCoreSecond) {
    /** Started when made. */
    static final class Stopwatch {
        private static final OperatingSystemMXBean PROCESS =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private final long wall = System.nanoTime();
        private final long processor = PROCESS.getProcessCpuTime();

        Rate rate(long records) {
            return new Rate(
                    records * 1e9 / (System.nanoTime() - wall),
                    records * 1e9 / (PROCESS.getProcessCpuTime() - processor));
        }
    }
}
