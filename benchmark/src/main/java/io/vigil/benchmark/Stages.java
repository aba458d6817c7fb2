package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.Tokens;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.intel.Intel;
import io.vigil.rules.engine.LogRules;
import io.vigil.sources.HeldBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The stages up to the shuffle, each alone, on one thread. */
final class Stages<E extends Event> {
    /** Decoded events that the rules meet again and again. */
    private static final int KEPT = 20_000;

    private static final int USUAL_BYTES = 1024;

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

    Measurement enrich(Intel intel, long chunks) {
        long records = load.records(chunks);
        var meter = new Expense.Meter(kernel);
        for (long record = 0; record < records; record++) {
            sum += bench.kind().enrich(intel, keptOf(record)).time();
        }
        return measured(meter, chunks);
    }

    /** Writes events, and reads them back, as between two tasks. */
    Measurement carry(long chunks) throws IOException {
        var network = new Network<>(bench.events());
        long records = load.records(chunks);
        var meter = new Expense.Meter(kernel);
        for (long record = 0; record < records; record++) {
            sum += network.carry(keptOf(record)).time();
        }
        return measured(meter, chunks);
    }

    /** What the hits of an event cost at least wherever they cross a network: written, and read back. */
    Measurement carryHits(Intel intel, LogRules<E> rules, long chunks) throws IOException {
        List<List<Signal>> hits = hits(intel, rules);
        var network = new Network<>(Signal.class);
        long records = load.records(chunks);
        var meter = new Expense.Meter(kernel);
        for (long record = 0; record < records; record++) {
            for (Signal hit : hits.get((int) (record % hits.size()))) {
                sum += network.carry(hit).time();
            }
        }
        return measured(meter, chunks);
    }

    /** Between two tasks. */
    private static final class Network<T> {
        private final TypeSerializer<T> form;
        private final DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        private final DataInputDeserializer in = new DataInputDeserializer();

        Network(Class<T> records) {
            form = TypeInformation.of(records).createSerializer(new SerializerConfigImpl());
        }

        T carry(T record) throws IOException {
            out.clear();
            form.serialize(record, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            return form.deserialize(in);
        }
    }

    /** What the hits of an event cost at least as findings: made, and written as the store takes them. */
    Measurement writeFindings(Intel intel, LogRules<E> rules, long chunks) {
        List<List<Signal>> hits = hits(intel, rules);
        long records = load.records(chunks);
        var meter = new Expense.Meter(kernel);
        for (long record = 0; record < records; record++) {
            for (Signal hit : hits.get((int) (record % hits.size()))) {
                sum += GuardDutyJson.of(Folding.finding(Folding.fold(null, hit)))
                        .length();
            }
        }
        return measured(meter, chunks);
    }

    /** What becomes a finding, of each event that is kept. */
    private List<List<Signal>> hits(Intel intel, LogRules<E> rules) {
        List<List<Signal>> all = new ArrayList<>();
        for (E event : kept) {
            List<Signal> hits = new ArrayList<>();
            bench.judge(intel, rules, event, hits::add);
            hits.removeIf(hit -> hit.detection().type() == null);
            all.add(hits);
        }
        return all;
    }

    private E keptOf(long record) {
        return kept.get((int) (record % kept.size()));
    }

    Measurement judge(Intel intel, LogRules<E> rules, long chunks) {
        long records = load.records(chunks);
        var meter = new Expense.Meter(kernel);
        for (long record = 0; record < records; record++) {
            bench.judge(intel, rules, keptOf(record), signal -> sum++);
        }
        return measured(meter, chunks);
    }

    private Measurement measured(Expense.Meter meter, long chunks) {
        return new Measurement(load.records(chunks), meter.sinceStart(), null);
    }

    private List<E> decode(int chunk) throws IOException {
        var bytes = new HeldBytes(load.bytes(chunk));
        try (var reader = bench.format().open(bytes, bench.name(), Long.MAX_VALUE)) {
            return Objects.requireNonNull(reader.next()).events();
        }
    }
}
