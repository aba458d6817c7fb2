package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.Tokens;
import io.vigil.catalogue.Tuning;
import io.vigil.events.Event;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.rules.engine.LogRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the stages of one log in turn, round after round, so that whatever else the machine does meets all of them alike. */
final class Benchmark<E extends Event> {
    static final String NONE = "none of the detections, heap";
    static final String HITS = "  with 787 rules, 0.75 hits a call";
    static final String WHOLE = "whole pipeline, ";
    static final String WITHOUT_SEQUENCES = "  without sequences, ";
    private static final Detections NO_DETECTIONS = new Detections(List.of(), List.of(), List.of(), Tuning.none());

    private final Bench<E> bench;
    private final Load load;
    private final KernelThreads kernel;
    private final Stages<E> stages;
    private final WholePipeline<E> pipeline;
    private final IntelSettings settings;

    /**
     * @param chunks of the load, which is a day of the history
     * @param folder takes checkpoints and what enrichment reads
     */
    Benchmark(Bench<E> bench, int chunks, int historyDays, Path folder, KernelThreads kernel) throws IOException {
        this.bench = bench;
        this.kernel = kernel;
        this.settings = MadeUpIntel.in(folder);
        this.load = Load.of(chunks, bench.load(), historyDays);
        this.stages = new Stages<>(bench, load, kernel);
        this.pipeline =
                new WholePipeline<>(bench, load, settings, Files.createDirectory(folder.resolve("checkpoints")));
    }

    /** Something to measure. */
    interface Measure {
        Measurement over(long chunks) throws Exception;
    }

    /** @param rounds one each */
    record Measured(String name, Measure measure, List<Measurement> rounds) {
        Measured(String name, Measure measure) {
            this(name, measure, new ArrayList<>());
        }
    }

    /**
     * The whole pipeline beside its yardstick.
     *
     * @param records of each measurement, about
     * @return the first is the yardstick
     */
    List<Measured> run(List<Backend> backends, int rounds, long records) throws Exception {
        Intel intel = intel();
        var all = new ArrayList<>(yardsticks());
        all.add(new Measured("enrich alone", chunks -> stages.enrich(intel, chunks)));
        all.add(new Measured("write and read back alone", stages::carry));
        for (Backend backend : backends) {
            all.add(whole(WHOLE + backend.title(), Detections.shipped(), backend));
        }
        all.add(whole(NONE, NO_DETECTIONS, Backend.HASHMAP));
        return measure(all, rounds, records);
    }

    /** What rules cost that match nothing, and what those cost that match three of four calls. */
    List<Measured> runRules(int rounds, long records) throws Exception {
        var shipped = Detections.shipped();
        var with1000 = MoreRules.beside(shipped, 1000);
        var hitting = MoreRules.hitting(shipped, 787);
        LogRules<E> ofHits = rules(hitting);
        Intel intel = intel();
        var all = new ArrayList<>(yardsticks());
        all.add(judge("enrich and judge alone", shipped, intel));
        all.add(judge("  with 50 rules more", MoreRules.beside(shipped, 50), intel));
        all.add(judge("  with 1,000 rules more", with1000, intel));
        all.add(judge(HITS, hitting, intel));
        all.add(new Measured("  write its hits, read them back", chunks -> stages.carryHits(intel, ofHits, chunks)));
        all.add(new Measured("  write them as findings", chunks -> stages.writeFindings(intel, ofHits, chunks)));
        all.add(whole(WHOLE + Backend.HASHMAP.title(), shipped, Backend.HASHMAP));
        all.add(whole("  with 1,000 rules more", with1000, Backend.HASHMAP));
        all.add(whole(HITS, hitting, Backend.HASHMAP));
        return measure(all, rounds, records);
    }

    /** What all sequences cost, with the building blocks that only they read: the same pipeline with and without them. */
    List<Measured> runSequences(List<Backend> backends, int rounds, long records) throws Exception {
        var shipped = Detections.shipped();
        var without = new Detections(shipped.rules(), shipped.models(), List.of(), shipped.tuning());
        var all = new ArrayList<>(yardsticks());
        for (Backend backend : backends) {
            all.add(whole(WHOLE + backend.title(), shipped, backend));
            all.add(whole(WITHOUT_SEQUENCES + backend.title(), without, backend));
        }
        return measure(all, rounds, records);
    }

    EntitySizes entitySizes() throws IOException {
        return EntitySizes.after(load, bench, intel(), Detections.shipped());
    }

    private Intel intel() {
        return Intel.load(settings, (place, path, wayOut) -> {
            throw new IllegalArgumentException(place + ": " + wayOut);
        });
    }

    /** Every other round from the last to the first: what comes first meets compilers at work, and would always cost more than what it is held against. */
    private List<Measured> measure(List<Measured> all, int rounds, long records) throws Exception {
        long chunks = Math.max(2, records / bench.load().recordsAChunk());
        for (Measured yardstick : yardsticks()) {
            yardstick.measure().over(chunks);
        }
        var order = new ArrayList<>(all);
        for (int round = 0; round < rounds; round++) {
            for (Measured each : order) {
                each.rounds().add(each.measure().over(chunks));
            }
            Collections.reverse(order);
        }
        return all;
    }

    String load() {
        return "%s: %,d different records of %,d bytes on each of %d days before, then %,d a second of event time"
                .formatted(
                        bench.name(),
                        load.records(load.chunks()),
                        load.bytesARecord(),
                        load.historyDays(),
                        Load.DENSITY);
    }

    private List<Measured> yardsticks() {
        @Nullable Tokens tokens = bench.load().tokens();
        var decode = new Measured("decode to compact records", stages::decode);
        return tokens == null
                ? List.of(decode)
                : List.of(new Measured("tokenise the bytes alone", chunks -> stages.tokenise(tokens, chunks)), decode);
    }

    private Measured whole(String name, Detections detections, Backend backend) {
        return new Measured(name, chunks -> pipeline.run(detections, backend.option(), chunks, kernel));
    }

    private Measured judge(String name, Detections detections, Intel intel) {
        LogRules<E> rules = rules(detections);
        return new Measured(name, chunks -> stages.judge(intel, rules, chunks));
    }

    private LogRules<E> rules(Detections detections) {
        return detections.compileRules(unit -> true).on(bench.events());
    }
}
