package io.vigil.models.volume;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how much one principal uses: at most 2.4 KB in a savepoint. The totals have places of their own, so that however many
 * buckets a principal uses, in whatever order, it is known how much it uses of all together.
 */
@TypeInfo(StateTypeFactory.class)
public final class Volumes {
    static final StateCodec<Volumes> CODEC =
            StateCodec.of(1, Volumes::write, Volumes::read).copying(Volumes::copy);

    /** Of all measures of all targets together; what was used longest ago makes room. */
    private static final int CAPACITY = 14;

    private final List<Volume> totals = new ArrayList<>();
    private final List<Volume> targets = new ArrayList<>();
    /** Where the principal asks models from, and which: cost is harvested from elsewhere, or from another model. */
    DayTable networks = new DayTable();

    DayTable models = new DayTable();

    Volumes() {}

    /** Of all targets together: never makes room. */
    Volume of(Measure measure) {
        long key = keyOfTotal(measure);
        Volume known = find(totals, key);
        if (known != null) {
            return known;
        }
        var volume = new Volume(key);
        totals.add(volume);
        return volume;
    }

    private static long keyOfTotal(Measure measure) {
        return Hash.combine(0, measure.code);
    }

    /** @param target hash of the bucket or model */
    Volume of(Measure measure, long target) {
        long key = Hash.combine(target, measure.code);
        Volume known = find(targets, key);
        if (known != null) {
            return known;
        }
        if (targets.size() == CAPACITY) {
            targets.remove(idlest());
        }
        var volume = new Volume(key);
        targets.add(volume);
        return volume;
    }

    private static @Nullable Volume find(List<Volume> all, long key) {
        for (Volume volume : all) {
            if (volume.key() == key) {
                return volume;
            }
        }
        return null;
    }

    private Volume idlest() {
        Volume idlest = targets.get(0);
        for (Volume volume : targets) {
            boolean idler =
                    volume.day() < idlest.day() || volume.day() == idlest.day() && volume.days() < idlest.days();
            idlest = idler ? volume : idlest;
        }
        return idlest;
    }

    Volumes copy() {
        var copy = new Volumes();
        totals.forEach(volume -> copy.totals.add(volume.copy()));
        targets.forEach(volume -> copy.targets.add(volume.copy()));
        copy.networks = networks.copy();
        copy.models = models.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        write(totals, out);
        write(targets, out);
        networks.write(out);
        models.write(out);
    }

    private static void write(List<Volume> all, DataOutputView out) throws IOException {
        out.writeByte(all.size());
        for (Volume volume : all) {
            volume.write(out);
        }
    }

    static Volumes read(DataInputView in) throws IOException {
        var volumes = new Volumes();
        read(volumes.totals, in);
        read(volumes.targets, in);
        volumes.networks = DayTable.read(in);
        volumes.models = DayTable.read(in);
        return volumes;
    }

    private static void read(List<Volume> all, DataInputView in) throws IOException {
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            all.add(Volume.read(in));
        }
    }
}
