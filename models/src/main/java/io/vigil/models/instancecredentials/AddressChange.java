package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.net.Ip;
import io.vigil.models.baseline.NetworkKey;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call of EC2 does to the public addresses through which an account's instances reach AWS. NAT gateways get their elastic address from
 * {@code AllocateAddress}; their own creation, and that of an instance, is logged before an address is known.
 *
 * @param address as {@link NetworkKey} names it; 0 where the call does not contain it
 * @param allocation hash of the allocation id; 0 where the call does not contain it
 */
record AddressChange(Kind kind, long address, long allocation) {
    static final AddressChange NONE = new AddressChange(Kind.NONE, 0, 0);

    private static final int ADDRESS_BITS = 32;
    private static final Kind[] KINDS = Kind.values();

    /** By hash of service and API. */
    private static final Map<Long, Kind> APIS = Map.ofEntries(
            api("AllocateAddress", Kind.HELD),
            api("AssociateAddress", Kind.HELD),
            api("DisassociateAddress", Kind.HELD),
            api("ReleaseAddress", Kind.RELEASED),
            api("CreateNatGateway", Kind.MOVED),
            api("DeleteNatGateway", Kind.MOVED),
            api("AssociateNatGatewayAddress", Kind.MOVED),
            api("DisassociateNatGatewayAddress", Kind.MOVED),
            api("CreateRoute", Kind.MOVED),
            api("ReplaceRoute", Kind.MOVED),
            api("DeleteRoute", Kind.MOVED));

    enum Kind {
        NONE(0),
        /** Whatever else happens to it: it is the account's. */
        HELD(1),
        RELEASED(2),
        /** Some instance comes through another address from now on; the call does not state which. */
        MOVED(3);

        /** Its code in reports to an account, and so in savepoints: never changed. */
        final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) {
            for (Kind kind : KINDS) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no change of an address has the code " + code);
        }
    }

    static boolean isOne(ApiCall call) {
        return !call.is(CallFlag.READ_ONLY) && APIS.containsKey(call.apiHash()) && !call.failed();
    }

    static AddressChange of(ApiCall call) {
        if (!isOne(call)) {
            return NONE;
        }
        Kind kind = Objects.requireNonNull(APIS.get(call.apiHash()));
        return new AddressChange(kind, key(call.text(ApiField.ELASTIC_IP)), call.hash(ApiField.ALLOCATION));
    }

    static AddressChange of(int kind, long address, long allocation) {
        return new AddressChange(Kind.of(kind), address, allocation);
    }

    private static long key(@Nullable String address) {
        return address == null ? 0 : NetworkKey.around(Ip.parse(address), ADDRESS_BITS);
    }

    private static Map.Entry<Long, Kind> api(String name, Kind kind) {
        return Map.entry(Hash.combine(Hash.of("ec2.amazonaws.com"), Hash.of(name)), kind);
    }
}
