package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.models.baseline.AgentFamily;
import io.vigil.models.baseline.Memo;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.baseline.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads a call's traits; makes strings only of agents and addresses that it has not seen lately. */
final class TraitReader {
    private static final int RECALLED = 4096;
    /** Of addresses there are as many as people, at home and on the road. */
    private static final int RECALLED_ADDRESSES = 1 << 16;
    /** Where no database has the autonomous system: a /16, or a /32 of IPv6. */
    private static final int NETWORK_BITS = 16;

    private final ApiLandscape landscape;
    private final Memo<Long> agents = new Memo<>(RECALLED);
    private final Memo<Long> networks = new Memo<>(RECALLED_ADDRESSES);

    TraitReader(ApiLandscape landscape) {
        this.landscape = landscape;
    }

    Traits read(ApiCall call) {
        boolean failed = call.failed();
        return new Traits(
                landscape.of(call),
                network(call),
                call.origin().packed() >>> 32 & 0xffff,
                agent(call),
                call.hash(ApiField.REGION),
                call.hash(ApiField.BUCKET),
                failed ? call.hash(ApiField.ERROR_CODE) : 0,
                call.hash(ApiField.MODEL),
                Refusal.isOne(call));
    }

    /** Calls with the same fingerprint have the same traits. */
    long fingerprint(ApiCall call) {
        long act = Hash.combine(call.apiHash(), call.agentHash());
        long target = Hash.combine(call.hash(ApiField.BUCKET), call.hash(ApiField.MODEL));
        long end = Hash.combine(call.hash(ApiField.REGION), call.hash(ApiField.ERROR_CODE));
        boolean needsAddress = NetworkKey.of(call.origin()) == NetworkKey.NONE;
        long from = needsAddress ? call.hash(ApiField.SOURCE_IP) : 0;
        return Hash.combine(
                Hash.combine(act, target), Hash.combine(end, call.origin().packed() ^ from));
    }

    /** Text of a trait that a profile cannot find again from its number; null where it can. */
    @Nullable
    String text(Attribute attribute, ApiCall call, Traits traits) {
        return switch (attribute) {
            case API -> api(traits);
            case AGENT -> AgentFamily.of(call.textOr(ApiField.USER_AGENT, ""));
            case REGION -> call.text(ApiField.REGION);
            case BUCKET -> call.text(ApiField.BUCKET);
            case ERROR -> call.text(ApiField.ERROR_CODE);
            case MODEL -> call.text(ApiField.MODEL);
            case SERVICE, KIND, NETWORK, COUNTRY, USER, USER_TYPE -> null;
        };
    }

    private static @Nullable String api(Traits traits) {
        if (traits.denied()) {
            return traits.api().label() + " (refused)";
        }
        return traits.api().listed() ? null : traits.api().label();
    }

    private long network(ApiCall call) {
        long known = NetworkKey.of(call.origin());
        if (known != NetworkKey.NONE) {
            return known;
        }
        AddressClass kind = call.origin().kind();
        if (kind != AddressClass.PUBLIC && kind != AddressClass.UNKNOWN) {
            return NetworkKey.NONE;
        }
        long address = call.hash(ApiField.SOURCE_IP);
        Long recalled = networks.find(address);
        return recalled != null
                ? recalled
                : networks.keep(address, NetworkKey.around(Ip.parse(call.text(ApiField.SOURCE_IP)), NETWORK_BITS));
    }

    private long agent(ApiCall call) {
        if (call.agentHash() == 0) {
            return 0;
        }
        Long recalled = agents.find(call.agentHash());
        return recalled != null
                ? recalled
                : agents.keep(call.agentHash(), Hash.of(AgentFamily.of(call.textOr(ApiField.USER_AGENT, ""))));
    }
}
