package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.rules.engine.LogRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the stages of one log in turn, round after round, so that whatever else the machine does meets all of them alike. */
final class Benchmark<E extends Event> {
    private final Bench<E> bench;
    private final Load load;
    private final Stages<E> stages;
    private final WholePipeline<E> pipeline;
    private final Intel intel;

    Benchmark(Bench<E> bench, int chunks, IntelSettings settings, Path checkpoints) throws IOException {
        this.bench = bench;
        this.load = Load.of(chunks, bench.load().recordsAChunk(), bench.load().line());
        this.stages = new Stages<>(bench, load);
        this.pipeline = new WholePipeline<>(bench, load, settings, checkpoints);
        this.intel = Intel.load(settings, (place, path, wayOut) -> {
            throw new IllegalArgumentException(place + ": " + wayOut);
        });
    }

    /** Something to measure. */
    interface Measure {
        Rate over(long chunks) throws Exception;
    }

    /** @param rates one a round */
    record Measured(String name, Measure measure, List<Rate> rates) {
        Measured(String name, Measure measure) {
            this(name, measure, new ArrayList<>());
        }
    }

    /**
     * One lap over the load says how many a measurement needs, one round warms up, and the rest counts.
     *
     * @param seconds how long each measurement takes, about
     * @return the first is tokenising, by which the others are judged
     */
    List<Measured> run(Detections detections, int rounds, int seconds) throws Exception {
        var all = measures(detections);
        var chunks = new ArrayList<Long>();
        for (Measured each : all) {
            Rate cold = each.measure().over(load.chunks());
            chunks.add(Math.max(
                    1, Math.round(cold.aSecond() * seconds / bench.load().recordsAChunk())));
        }
        for (int round = 0; round <= rounds; round++) {
            for (int each = 0; each < all.size(); each++) {
                Rate rate = all.get(each).measure().over(chunks.get(each));
                if (round > 0) {
                    all.get(each).rates().add(rate);
                }
            }
        }
        return all;
    }

    String load() {
        return "%s: %,d different records of %,d bytes"
                .formatted(bench.name(), load.records(load.chunks()), load.bytesARecord());
    }

    private List<Measured> measures(Detections detections) {
        var with1000 = MoreRules.beside(detections, 1000);
        return List.of(
                new Measured("tokenise the bytes alone", stages::tokenise),
                new Measured("decode to compact records", stages::decode),
                new Measured("whole pipeline, heap", chunks -> pipeline.run(detections, "hashmap", chunks)),
                new Measured("  with 1,000 rules more", chunks -> pipeline.run(with1000, "hashmap", chunks)),
                new Measured("whole pipeline, RocksDB", chunks -> pipeline.run(detections, "rocksdb", chunks)),
                judge("enrich and judge alone", detections),
                judge("  with 50 rules more", MoreRules.beside(detections, 50)),
                judge("  with 1,000 rules more", with1000));
    }

    private Measured judge(String name, Detections detections) {
        LogRules<E> rules = detections.compileRules().on(bench.events());
        return new Measured(name, chunks -> stages.judge(intel, rules, chunks));
    }
}
