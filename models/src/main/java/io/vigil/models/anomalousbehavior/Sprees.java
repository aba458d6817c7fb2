package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.FirstSeen;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the principals of an account did lately that they usually do not: 50 bytes a service, most of them one. Who did so longest ago makes room. */
final class Sprees {
    private static final int CAPACITY = 64;

    private final Map<Long, Spree> all = new LinkedHashMap<>();

    /** With one more call of the principal: all of its lately. */
    Spree add(FirstSeen call, Api api, double act) {
        long principal = call.entity();
        Spree before = all.getOrDefault(principal, Spree.NONE);
        Spree spree = before.with(api, act, call, isPerson(call));
        if (!spree.equals(before)) {
            all.remove(principal);
            all.put(principal, spree);
        }
        if (all.size() > CAPACITY) {
            all.remove(all.keySet().iterator().next());
        }
        return spree;
    }

    /** Whether there was so much of it, up to this call. */
    static boolean isMuch(Spree spree, FirstSeen call, double much) {
        return spree.sum(call.time(), isPerson(call)) >= much;
    }

    private static boolean isPerson(FirstSeen call) {
        return call.payload(NewBehavior.class).person();
    }

    Sprees copy() {
        var copy = new Sprees();
        copy.all.putAll(all);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(all.size());
        for (Map.Entry<Long, Spree> each : all.entrySet()) {
            out.writeLong(each.getKey());
            each.getValue().write(out);
        }
    }

    static Sprees read(DataInputView in) throws IOException {
        var read = new Sprees();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            read.all.put(in.readLong(), Spree.read(in));
        }
        return read;
    }
}
