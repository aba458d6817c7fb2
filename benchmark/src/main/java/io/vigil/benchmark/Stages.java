package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.Tokens;
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
    private final KernelThreads kernel;
    private final List<E> kept = new ArrayList<>();
    /** Takes what is computed, so that none of it is left out. */
    private long sum;

    Stages(Bench<E> bench, Load load, KernelThreads kernel) throws IOException {
        this.bench = bench;
        this.load = load;
        this.kernel = kernel;
        for (int chunk = 0; chunk < load.chunks() && kept.size() < KEPT; chunk++) {
            kept.addAll(decode(chunk));
        }
    }

    Measurement tokenise(Tokens tokens, long chunks) throws IOException {
        var meter = new Expense.Meter(kernel);
        for (long chunk = 0; chunk < chunks; chunk++) {
            sum += tokens.count(load.bytes((int) (chunk % load.chunks())));
        }
        return measured(meter, chunks);
    }

    Measurement decode(long chunks) throws IOException {
        var meter = new Expense.Meter(kernel);
        for (long chunk = 0; chunk < chunks; chunk++) {
            sum += decode((int) (chunk % load.chunks())).size();
        }
        return measured(meter, chunks);
    }

    Measurement judge(Intel intel, LogRules<E> rules, long chunks) {
        long records = load.records(chunks);
        var meter = new Expense.Meter(kernel);
        for (long record = 0; record < records; record++) {
            bench.judge(intel, rules, kept.get((int) (record % kept.size())), signal -> sum++);
        }
        return measured(meter, chunks);
    }

    private Measurement measured(Expense.Meter meter, long chunks) {
        return new Measurement(load.records(chunks), meter.sinceStart(), null);
    }

    private List<E> decode(int chunk) throws IOException {
        var bytes = new ByteArrayInputStream(load.bytes(chunk));
        try (var reader = bench.format().open(bytes, bench.name(), Long.MAX_VALUE)) {
            return Objects.requireNonNull(reader.next()).events();
        }
    }
}
