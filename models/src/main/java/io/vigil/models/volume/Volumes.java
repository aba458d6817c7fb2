package io.vigil.models.volume;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.habit.DayTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What is remembered of how much one principal uses: at most 1.8 KB in a savepoint. */
@TypeInfo(StateTypeFactory.class)
public final class Volumes {
    static final StateCodec<Volumes> CODEC =
            StateCodec.of(1, Volumes::write, Volumes::read).copying(Volumes::copy);

    /** Of all measures of all targets together; what was used longest ago makes room. */
    private static final int CAPACITY = 14;

    private final List<Volume> all = new ArrayList<>();
    /** Where the principal asks models from, and which: cost is harvested from elsewhere, or from another model. */
    DayTable networks = new DayTable();

    DayTable models = new DayTable();

    Volumes() {}

    /** Of all targets together. */
    Volume of(Measure measure) {
        return of(measure, 0);
    }

    /** @param target hash of the bucket or model */
    Volume of(Measure measure, long target) {
        long key = Hash.combine(target, measure.ordinal());
        Volume known = find(key);
        if (known != null) {
            return known;
        }
        if (all.size() == CAPACITY) {
            all.remove(idlest());
        }
        var volume = new Volume(key);
        all.add(volume);
        return volume;
    }

    private @Nullable Volume find(long key) {
        for (Volume volume : all) {
            if (volume.key() == key) {
                return volume;
            }
        }
        return null;
    }

    private Volume idlest() {
        Volume idlest = all.get(0);
        for (Volume volume : all) {
            boolean idler =
                    volume.day() < idlest.day() || volume.day() == idlest.day() && volume.days() < idlest.days();
            idlest = idler ? volume : idlest;
        }
        return idlest;
    }

    Volumes copy() {
        var copy = new Volumes();
        all.forEach(volume -> copy.all.add(volume.copy()));
        copy.networks = networks.copy();
        copy.models = models.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(all.size());
        for (Volume volume : all) {
            volume.write(out);
        }
        networks.write(out);
        models.write(out);
    }

    static Volumes read(DataInputView in) throws IOException {
        var volumes = new Volumes();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            volumes.all.add(Volume.read(in));
        }
        volumes.networks = DayTable.read(in);
        volumes.models = DayTable.read(in);
        return volumes;
    }
}
