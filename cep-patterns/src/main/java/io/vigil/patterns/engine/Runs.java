package io.vigil.patterns.engine;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.StoredText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** All that one key has half seen: its one value of state. Changed in place; a copy shares nothing with it. */
@TypeInfo(StateTypeFactory.class)
public final class Runs {
    static final StateCodec<Runs> CODEC = StateCodec.of(1, Runs::write, Runs::read);

    /** By id of the sequence; only sequences that have begun. */
    private final Map<String, StoredRun> bySequence = new LinkedHashMap<>();

    /** By id of the sequence; only those that count and have begun. */
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /** By id of the sequence; of those that have stages, what each stage has half seen of each group. */
    private final Map<String, Map<String, Runs>> staged = new LinkedHashMap<>();

    /** Epoch milliseconds: all up to here has been taken in. */
    private long doneUntil = Long.MIN_VALUE;

    private long call = Long.MAX_VALUE;

    Map<String, StoredRun> bySequence() {
        return bySequence;
    }

    Map<String, Count> counts() {
        return counts;
    }

    Map<String, Map<String, Runs>> staged() {
        return staged;
    }

    /** @param action takes the ids of the sequences that have begun */
    void forEachBegun(Consumer<String> action) {
        bySequence.keySet().forEach(action);
        counts.keySet().forEach(action);
        staged.keySet().forEach(action);
    }

    /** Makes it as small as it can lie in memory: what is looked at again is read anew. */
    public void seal() throws IOException {
        for (StoredRun run : bySequence.values()) {
            run.seal();
        }
    }

    long doneUntil() {
        return doneUntil;
    }

    void doneUntil(long time) {
        doneUntil = Math.max(doneUntil, time);
    }

    /** Nothing is half seen: the value need not be kept. */
    public boolean isEmpty() {
        return bySequence.isEmpty() && counts.isEmpty() && staged.isEmpty();
    }

    /** Epoch milliseconds at which the host is going to be called for this key; {@link Long#MAX_VALUE} when it is not. */
    public long call() {
        return call;
    }

    public void call(long time) {
        call = time;
    }

    void drop(String sequence) {
        bySequence.remove(sequence);
        counts.remove(sequence);
        staged.remove(sequence);
    }

    /**
     * Drops what is half seen of sequences, but for what is of the structure that they have now. Of those with stages nothing stays.
     *
     * @param now {@linkplain io.vigil.patterns.Sequence#fingerprint() fingerprints} by id
     * @return whether there was any
     */
    public boolean drop(Set<String> sequences, Map<String, Long> now) {
        BiPredicate<String, Long> isOther = (id, structure) -> sequences.contains(id) && !structure.equals(now.get(id));
        boolean half = bySequence
                .entrySet()
                .removeIf(each -> isOther.test(each.getKey(), each.getValue().fingerprint()));
        boolean counted = counts.entrySet()
                .removeIf(each -> isOther.test(each.getKey(), each.getValue().fingerprint()));
        boolean stages = staged.keySet().removeAll(sequences);
        return half || counted || stages;
    }

    private static void write(Runs runs, DataOutputView out) throws IOException {
        out.writeLong(runs.doneUntil);
        out.writeLong(runs.call);
        out.writeInt(runs.bySequence.size());
        for (var entry : runs.bySequence.entrySet()) {
            StoredText.write(entry.getKey(), out);
            entry.getValue().write(out);
        }
        out.writeInt(runs.counts.size());
        for (var entry : runs.counts.entrySet()) {
            StoredText.write(entry.getKey(), out);
            entry.getValue().write(out);
        }
        out.writeInt(runs.staged.size());
        for (var entry : runs.staged.entrySet()) {
            StoredText.write(entry.getKey(), out);
            writeStages(entry.getValue(), out);
        }
    }

    private static void writeStages(Map<String, Runs> stages, DataOutputView out) throws IOException {
        out.writeInt(stages.size());
        for (var entry : stages.entrySet()) {
            StoredText.write(entry.getKey(), out);
            write(entry.getValue(), out);
        }
    }

    private static Map<String, Runs> readStages(DataInputView in) throws IOException {
        var stages = new LinkedHashMap<String, Runs>();
        for (int left = in.readInt(); left > 0; left--) {
            stages.put(StoredText.readPresent(in), read(in));
        }
        return stages;
    }

    private static Runs read(DataInputView in) throws IOException {
        var runs = new Runs();
        runs.doneUntil = in.readLong();
        runs.call = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            runs.bySequence.put(StoredText.readPresent(in), StoredRun.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            runs.counts.put(StoredText.readPresent(in), Count.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            runs.staged.put(StoredText.readPresent(in), readStages(in));
        }
        return runs;
    }
}
