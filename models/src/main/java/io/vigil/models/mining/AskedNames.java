package io.vigil.models.mining;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Names of pools that one host asks for: at most 8, 300 bytes. What was asked for longest ago makes room. */
@TypeInfo(StateTypeFactory.class)
public final class AskedNames {
    static final StateCodec<AskedNames> CODEC =
            StateCodec.of(1, AskedNames::write, AskedNames::read).copying(AskedNames::copy);

    private static final int MOST = 8;

    /** One name, when it was asked for, and when that was reported. */
    static final class Asked {
        private final long name;
        private final Quarters quarters;
        /** Epoch milliseconds of the first time. */
        final long since;
        /** Epoch milliseconds until which more of it is the same finding. */
        long reportedUntil;

        private Asked(long name, long since, Quarters quarters) {
            this.name = name;
            this.since = since;
            this.quarters = quarters;
        }

        void see(long time) {
            quarters.see(time);
        }

        int within(int count) {
            return quarters.within(count);
        }

        private Asked copy() {
            var copy = new Asked(name, since, quarters.copy());
            copy.reportedUntil = reportedUntil;
            return copy;
        }
    }

    private final List<Asked> names = new ArrayList<>(1);

    Asked of(long name, long time) {
        for (Asked asked : names) {
            if (asked.name == name) {
                return asked;
            }
        }
        if (names.size() == MOST) {
            names.remove(idlest());
        }
        var asked = new Asked(name, time, new Quarters());
        names.add(asked);
        return asked;
    }

    private int idlest() {
        int idlest = 0;
        for (int at = 1; at < names.size(); at++) {
            idlest =
                    names.get(at).quarters.latest() < names.get(idlest).quarters.latest() ? at : idlest;
        }
        return idlest;
    }

    AskedNames copy() {
        var copy = new AskedNames();
        names.forEach(asked -> copy.names.add(asked.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(names.size());
        for (Asked asked : names) {
            out.writeLong(asked.name);
            out.writeLong(asked.since);
            out.writeLong(asked.reportedUntil);
            asked.quarters.write(out);
        }
    }

    static AskedNames read(DataInputView in) throws IOException {
        var names = new AskedNames();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            long name = in.readLong();
            long since = in.readLong();
            long reportedUntil = in.readLong();
            var asked = new Asked(name, since, Quarters.read(in));
            asked.reportedUntil = reportedUntil;
            names.names.add(asked);
        }
        return names;
    }
}
