package io.vigil.benchmark;

import io.vigil.events.net.Ip;
import io.vigil.intel.lists.Breadth;
import io.vigil.intel.lists.IndicatorIndex;
import io.vigil.intel.lists.ListLoader;
import io.vigil.intel.lists.ListMatch;
import io.vigil.intel.lists.ListRules;
import io.vigil.intel.lists.ListSource;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures what lists cost: how fast they are read, what they hold of the heap, and how long one look-up takes. */
final class ListBenchmark {
    private static final int ASKED = 500_000;
    private static final int ROUNDS = 5;
    private static final long LISTED = 1;
    private static final long OTHERS = 2;

    private final int indicators;
    private final Path folder;
    private final PrintStream out;

    /** @param indicators as many ranges, and as many names */
    ListBenchmark(int indicators, Path folder, PrintStream out) {
        this.indicators = indicators;
        this.folder = folder;
        this.out = out;
    }

    void run() throws IOException {
        var made = new MadeUpLists(LISTED);
        Path ranges = folder.resolve("ranges.txt");
        Path names = folder.resolve("names.txt");
        List<Ip> listedAddresses = made.writeRanges(ranges, indicators);
        List<String> listedNames = made.writeNames(names, indicators);
        long before = usedHeap();
        IndicatorIndex index = load(ranges, names);
        out.printf(
                "%,d ranges and %,d names hold %.1f MB of the heap%n",
                indicators, indicators, (usedHeap() - before) / 1e6);

        var other = new MadeUpLists(OTHERS);
        out.printf("%-30s %8s %8s %8s %8s%n", "one look-up, nanoseconds", "median", "p99", "p99.9", "found");
        measure("nothing, but the clock", many(other::v4), ip -> ListMatch.NONE);
        measure("IPv4 address", without(index, many(other::v4)), ip -> index.at(ip, 0));
        measure("IPv6 address", many(other::v6), ip -> index.at(ip, 0));
        measure("address that is listed", listedAddresses, ip -> index.at(ip, 0));
        measure("name", many(other::name), name -> index.at(name, 0));
        measure("name of five labels", many(() -> "a1.eu-west-1." + other.name()), name -> index.at(name, 0));
        measure("name that is listed", listedNames, name -> index.at(name, 0));
    }

    private IndicatorIndex load(Path ranges, Path names) throws IOException {
        var stopwatch = new Rate.Stopwatch();
        var loader = new ListLoader(new ListRules(0, false, Breadth.ofThreats()));
        loader.add(new ListSource("ranges", "ip", ranges.toString()), null);
        loader.add(new ListSource("names", "domain", names.toString()), null);
        Rate read = stopwatch.rate(2L * indicators);
        IndicatorIndex index = loader.index();
        Rate whole = stopwatch.rate(2L * indicators);
        out.printf(
                "lines a second of one core: %,.0f read, %,.0f with building the index%n",
                read.aCoreSecond(), whole.aCoreSecond());
        return index;
    }

    /** What is reachable: measured after the collector has run twice. */
    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static <T> List<T> many(Supplier<T> supplier) {
        return Stream.generate(supplier).limit(ASKED).toList();
    }

    private static List<Ip> without(IndicatorIndex index, List<Ip> addresses) {
        return addresses.stream().filter(ip -> !index.contains(ip)).toList();
    }

    /**
     * Each look-up by itself, the reading of the clock included, and of each the best of some rounds: what disturbs a machine does not disturb
     * the same look-up every time, while what has to come from memory has to in every round.
     */
    private <T> void measure(String what, List<T> asked, Function<T, ListMatch> lookUp) {
        var nanos = new int[asked.size()];
        long found = 0;
        Arrays.fill(nanos, Integer.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            found = 0;
            for (int at = 0; at < nanos.length; at++) {
                long started = System.nanoTime();
                ListMatch touch = lookUp.apply(asked.get(at));
                nanos[at] = (int) Math.min(nanos[at], System.nanoTime() - started);
                found += touch.hits().length;
            }
        }
        Arrays.sort(nanos);
        out.printf(
                "%-30s %8d %8d %8d %7.1f%%%n",
                what,
                nanos[nanos.length / 2],
                nanos[(int) (nanos.length * 0.99)],
                nanos[(int) (nanos.length * 0.999)],
                100.0 * found / nanos.length);
    }
}
