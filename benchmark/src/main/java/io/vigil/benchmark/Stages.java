package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.intel.Intel;
import io.vigil.rules.engine.LogRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The stages before the shuffle, each alone, on one thread. */
final class Stages<E extends Event> {
    /** Decoded events that the rules meet again and again. */
    private static final int KEPT = 20_000;

    private final Bench<E> bench;
    private final Load load;
    private final List<E> kept = new ArrayList<>();
    /** Takes what is computed, so that none of it is left out. */
    private long sum;

    Stages(Bench<E> bench, Load load) throws IOException {
        this.bench = bench;
        this.load = load;
        for (int chunk = 0; chunk < load.chunks() && kept.size() < KEPT; chunk++) {
            kept.addAll(decode(chunk));
        }
    }

    Rate tokenise(long chunks) throws IOException {
        var watch = new Rate.Stopwatch();
        for (long chunk = 0; chunk < chunks; chunk++) {
            sum += bench.load().tokens().count(load.bytes((int) (chunk % load.chunks())));
        }
        return watch.rate(load.records(chunks));
    }

    Rate decode(long chunks) throws IOException {
        var watch = new Rate.Stopwatch();
        for (long chunk = 0; chunk < chunks; chunk++) {
            sum += decode((int) (chunk % load.chunks())).size();
        }
        return watch.rate(load.records(chunks));
    }

    Rate judge(Intel intel, LogRules<E> rules, long chunks) {
        long records = load.records(chunks);
        var watch = new Rate.Stopwatch();
        for (long record = 0; record < records; record++) {
            bench.judge(intel, rules, kept.get((int) (record % kept.size())), signal -> sum++);
        }
        return watch.rate(records);
    }

    private List<E> decode(int chunk) throws IOException {
        var bytes = new ByteArrayInputStream(load.bytes(chunk));
        try (var reader = bench.format().open(bytes, bench.name(), Long.MAX_VALUE)) {
            return Objects.requireNonNull(reader.next()).events();
        }
    }
}
