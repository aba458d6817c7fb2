package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.egress.EgressNetworks;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the instances with one role do together. Autoscaled instances live for hours: what is odd of one is learnt of all, and where all go, one
 * finding is enough.
 */
final class Fleets {
    /** Changes of egress that were reported; the oldest makes room. */
    private static final int REPORTED = 64;

    private EgressNetworks places = new EgressNetworks();
    private EgressNetworks tools = new EgressNetworks();
    private EgressNetworks roles = new EgressNetworks();
    /** By role and network: the instance that was reported first. */
    private final Map<Long, Long> reported = new LinkedHashMap<>();

    /** Takes in a use that was no failure. */
    void learn(FleetUse use, long network, long instance, int day) {
        if (use.role() == 0) {
            return;
        }
        roles.learn(use.role(), instance, day);
        tools.learn(Hash.combine(use.role(), use.tool()), instance, day);
        if (network != 0) {
            places.learn(Hash.combine(use.role(), network), instance, day);
        }
    }

    /** Whether so many of the fleet use the tool. What was reported teaches nothing: one thief cannot make his tool known. */
    boolean knowsTool(FleetUse use, int day, int many) {
        return tools.identitiesBefore(Hash.combine(use.role(), use.tool()), day + 1) >= many;
    }

    /**
     * Whether the fleet is well known, and none of it ever used this tool or this network: what the instance itself is too young to show.
     *
     * @param many instances on earlier days that make it known
     */
    boolean isForeign(FleetUse use, long network, int day, int many) {
        return roles.identitiesBefore(use.role(), day) >= many
                && network != 0
                && tools.identitiesBefore(Hash.combine(use.role(), use.tool()), day + 1) == 0
                && places.identitiesBefore(Hash.combine(use.role(), network), day + 1) == 0;
    }

    /** Whether so many of the fleet came there that the fleet has moved, or another of them was reported: through whichever address of the gateway. */
    boolean hasMoved(FleetUse use, long network, long instance, int day, int many) {
        Long first = reported.get(Hash.combine(use.role(), NetworkKey.region(network)));
        return first != null
                ? first != instance
                : places.identitiesBefore(Hash.combine(use.role(), network), day + 1) >= many;
    }

    void report(FleetUse use, long network, long instance) {
        reported.putIfAbsent(Hash.combine(use.role(), NetworkKey.region(network)), instance);
        if (reported.size() > REPORTED) {
            reported.remove(reported.keySet().iterator().next());
        }
    }

    Fleets copy() {
        var copy = new Fleets();
        copy.places = places.copy();
        copy.tools = tools.copy();
        copy.roles = roles.copy();
        copy.reported.putAll(reported);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        places.write(out);
        tools.write(out);
        roles.write(out);
        out.writeByte(reported.size());
        for (Map.Entry<Long, Long> each : reported.entrySet()) {
            out.writeLong(each.getKey());
            out.writeLong(each.getValue());
        }
    }

    static Fleets read(DataInputView in) throws IOException {
        var read = new Fleets();
        read.places = EgressNetworks.read(in);
        read.tools = EgressNetworks.read(in);
        read.roles = EgressNetworks.read(in);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            read.reported.put(in.readLong(), in.readLong());
        }
        return read;
    }
}
