package io.vigil.models.unprecedented;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The principals of one account, and which of them did which deeds: at most 2,048 principals, 150 KB for most accounts that have as many, and 256
 * deeds, 6 KB. Whoever was idle longest makes room, and what was first done longest ago.
 */
@TypeInfo(StateTypeFactory.class)
public final class Veterans {
    static final StateCodec<Veterans> CODEC = StateCodec.of(
                    4, Veterans::write, (DataInputView in) -> read(in, Veteran::read))
            .since(3, in -> read(in, Veteran::readThird))
            .since(2, in -> read(in, Veteran::readSecond))
            .since(1, in -> read(in, Veteran::readFirst))
            .copying(Veterans::copy);

    private static final int MOST_PRINCIPALS = 2048;
    private static final int EVICTED = MOST_PRINCIPALS / 16;
    private static final int MOST_DEEDS = 256;

    private final Map<Long, Veteran> principals = new HashMap<>();
    /** The first two that did each, in the order in which they were first done; 0 for nobody. */
    private final Map<Long, long[]> doers = new LinkedHashMap<>();

    Veteran enter(long who, int day) {
        Veteran entered = principals.get(who);
        if (entered == null) {
            makeRoom();
            entered = new Veteran(who);
            principals.put(who, entered);
        }
        entered.presence = entered.presence.on(day);
        return entered;
    }

    private void makeRoom() {
        if (principals.size() < MOST_PRINCIPALS) {
            return;
        }
        principals.values().stream()
                .sorted(Comparator.comparingInt((Veteran each) -> each.presence.last())
                        .thenComparingLong(each -> each.who))
                .limit(EVICTED)
                .map(each -> each.who)
                .toList()
                .forEach(principals::remove);
    }

    /** How many others, up to two, are known to have done it; from now on, this one is. */
    int othersWhoDid(long deed, long who) {
        long[] first = doers.get(deed);
        if (first == null) {
            if (doers.size() == MOST_DEEDS) {
                doers.remove(doers.keySet().iterator().next());
            }
            doers.put(deed, new long[] {who, 0});
            return 0;
        }
        int others = (first[0] == who ? 0 : 1) + (first[1] == 0 || first[1] == who ? 0 : 1);
        if (first[1] == 0 && first[0] != who) {
            first[1] = who;
        }
        return others;
    }

    private Veterans copy() {
        var copy = new Veterans();
        principals.forEach((who, each) -> copy.principals.put(who, each.copy()));
        doers.forEach((deed, first) -> copy.doers.put(deed, first.clone()));
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        out.writeShort(principals.size());
        for (Veteran each : principals.values().stream()
                .sorted(Comparator.comparingLong(each -> each.who))
                .toList()) {
            each.write(out);
        }
        out.writeShort(doers.size());
        for (Map.Entry<Long, long[]> each : doers.entrySet()) {
            out.writeLong(each.getKey());
            out.writeLong(each.getValue()[0]);
            out.writeLong(each.getValue()[1]);
        }
    }

    /** @param principals reads one, as this version of the state has it */
    private static Veterans read(DataInputView in, StateCodec.Reader<Veteran> principals) throws IOException {
        var veterans = new Veterans();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            Veteran each = principals.read(in);
            veterans.principals.put(each.who, each);
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            veterans.doers.put(in.readLong(), new long[] {in.readLong(), in.readLong()});
        }
        return veterans;
    }
}
