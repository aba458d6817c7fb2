package io.vigil.models.firstsight;

import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.Presence;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The principals of one account, the networks they come from, which of them did which telling things first, and who shared with whom while the account was
 * new: at most 2,048 principals, 40 KB, 512 networks, 4 KB, 256 acts, 10 KB, and what is known of 84 shares, 2 KB. Whoever was idle longest makes room, and what was first
 * used or done longest ago; shares stay.
 */
@TypeInfo(StateTypeFactory.class)
public final class Sights {
    static final StateCodec<Sights> CODEC = StateCodec.of(3, Sights::write, in -> read(in, true))
            .since(2, in -> read(in, false))
            .since(1, in -> readFirst(in, false))
            .copying(Sights::copy);

    private static final int MOST_PRINCIPALS = 2048;
    private static final int MOST_NETWORKS = 512;
    private static final int MOST_ACTS = 256;
    private static final int MOST_SHARES = 252;
    private static final int EVICTED = MOST_PRINCIPALS / 16;

    /** Of anybody. */
    private Presence presence = Presence.NONE;

    private final Map<Long, Newcomer> principals = new HashMap<>();
    /** In the order in which somebody first came from them. */
    private final Set<Long> networks = new LinkedHashSet<>();
    /** The first two that did each act, in the order in which the acts were first done; 0 for nobody. */
    private final Map<Long, long[]> doers = new LinkedHashMap<>();
    /** Of whom with whom: those that began while the account was new, and of which kind the first was. */
    private final Set<Long> shares = new TreeSet<>();

    Presence presence() {
        return presence;
    }

    Newcomer enter(long who, int day) {
        presence = presence.on(day);
        Newcomer entered = of(who);
        entered.presence = entered.presence.on(day);
        return entered;
    }

    /** Whether somebody came from this network before; from now on, somebody has. */
    boolean use(long network) {
        if (!networks.add(network)) {
            return true;
        }
        if (networks.size() > MOST_NETWORKS) {
            networks.remove(networks.iterator().next());
        }
        return false;
    }

    boolean knows(long who) {
        return principals.containsKey(who);
    }

    private Newcomer of(long who) {
        Newcomer known = principals.get(who);
        if (known != null) {
            return known;
        }
        if (principals.size() >= MOST_PRINCIPALS) {
            principals.values().stream()
                    .sorted(Comparator.comparingInt((Newcomer each) -> each.presence.last())
                            .thenComparingLong(each -> each.who))
                    .limit(EVICTED)
                    .map(each -> each.who)
                    .toList()
                    .forEach(principals::remove);
        }
        var newcomer = new Newcomer(who);
        principals.put(who, newcomer);
        return newcomer;
    }

    /** How many others, up to two, are known to have done it; from now on, this one is. */
    int othersWhoDid(long act, long who) {
        long[] first = doers.get(act);
        if (first == null) {
            if (doers.size() == MOST_ACTS) {
                doers.remove(doers.keySet().iterator().next());
            }
            doers.put(act, new long[] {who, 0});
            return 0;
        }
        int others = (first[0] == who ? 0 : 1) + (first[1] == 0 || first[1] == who ? 0 : 1);
        if (first[1] == 0 && first[0] != who) {
            first[1] = who;
        }
        return others;
    }

    /** Whether such a share was made while the account was new; while it is, one that is made now was. */
    boolean sharesFromEarlyOn(long share, boolean isNew) {
        if (isNew && shares.size() < MOST_SHARES) {
            shares.add(share);
        }
        return isNew || shares.contains(share);
    }

    /** Whether this is the kind of thing that was shared first of all that is shared so; from now on, one is. */
    boolean isFirstKind(long share, long kind) {
        long first = Hash.combine(share, kind);
        if (shares.contains(share)) {
            return shares.contains(first);
        }
        if (shares.size() + 2 <= MOST_SHARES) {
            shares.add(share);
            shares.add(first);
        }
        return true;
    }

    private Sights copy() {
        var copy = new Sights();
        copy.presence = presence;
        principals.forEach((who, each) -> copy.principals.put(who, each.copy()));
        copy.networks.addAll(networks);
        doers.forEach((act, first) -> copy.doers.put(act, first.clone()));
        copy.shares.addAll(shares);
        return copy;
    }

    private void write(DataOutputView out) throws IOException {
        presence.write(out);
        out.writeShort(principals.size());
        for (Newcomer each : principals.values().stream()
                .sorted(Comparator.comparingLong(each -> each.who))
                .toList()) {
            each.write(out);
        }
        out.writeShort(networks.size());
        for (long network : networks) {
            out.writeLong(network);
        }
        out.writeShort(doers.size());
        for (Map.Entry<Long, long[]> each : doers.entrySet()) {
            out.writeLong(each.getKey());
            out.writeLong(each.getValue()[0]);
            out.writeLong(each.getValue()[1]);
        }
        out.writeByte(shares.size());
        for (long share : shares) {
            out.writeLong(share);
        }
    }

    private static Sights read(DataInputView in, boolean withTactics) throws IOException {
        Sights sights = readFirst(in, withTactics);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            sights.shares.add(in.readLong());
        }
        return sights;
    }

    private static Sights readFirst(DataInputView in, boolean withTactics) throws IOException {
        var sights = new Sights();
        sights.presence = Presence.read(in);
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            Newcomer each = Newcomer.read(in, withTactics);
            sights.principals.put(each.who, each);
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            sights.networks.add(in.readLong());
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            sights.doers.put(in.readLong(), new long[] {in.readLong(), in.readLong()});
        }
        return sights;
    }
}
