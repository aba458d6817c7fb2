package io.vigil.models.unfamiliarcallers;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Who comes from outside to the resources of one account: at most 512 pairs of caller and resource, 100 bytes each between its visits, 1 KB in a busy
 * hour. The pair that was idle longest makes room.
 */
@TypeInfo(StateTypeFactory.class)
public final class Callers {
    static final StateCodec<Callers> CODEC =
            StateCodec.of(1, Callers::write, Callers::read).copying(Callers::copy);

    private static final int MOST = 512;

    private record Pair(long place, long who) {}

    private final Map<Pair, Caller> pairs = new LinkedHashMap<>();
    /** Epoch day with which the log of the account began; 0 before. */
    int begun;

    /** @return the known pair, or a new one */
    Caller of(long place, long who) {
        var pair = new Pair(place, who);
        Caller known = pairs.get(pair);
        if (known != null) {
            return known;
        }
        if (pairs.size() == MOST) {
            pairs.values().stream()
                    .min(Comparator.comparingInt((Caller each) -> each.day))
                    .ifPresent(idlest -> pairs.remove(new Pair(idlest.place, idlest.who)));
        }
        var caller = new Caller(place, who);
        pairs.put(pair, caller);
        return caller;
    }

    /** Whether the caller was let in to anything of the account before this day. */
    boolean isPartner(long who, int day) {
        return pairs.values().stream()
                .anyMatch(each -> each.who == who && each.granted.firstDay != 0 && each.granted.firstDay < day);
    }

    /** How many callers from outside the resource lets in. */
    long letInTo(long place) {
        return pairs.values().stream()
                .filter(each -> each.place == place && each.granted.firstDay != 0)
                .count();
    }

    private Callers copy() {
        var copy = new Callers();
        copy.begun = begun;
        pairs.forEach((pair, each) -> copy.pairs.put(pair, each.copy()));
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        out.writeInt(begun);
        out.writeShort(pairs.size());
        for (Caller each : pairs.values()) {
            each.write(out);
        }
    }

    private static Callers read(DataInputView in) throws IOException {
        var callers = new Callers();
        callers.begun = in.readInt();
        List<Caller> all = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            all.add(Caller.read(in));
        }
        all.forEach(each -> callers.pairs.put(new Pair(each.place, each.who), each));
        return callers;
    }
}
