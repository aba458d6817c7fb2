package io.vigil.models.instancecredentials;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.net.SpecialPurpose;
import io.vigil.models.baseline.NetworkKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a call comes from, as narrowly as it can be determined: a network outside AWS, one address of AWS, or a part of a private network.
 *
 * @param key names it, as {@link NetworkKey} does
 */
record CallOrigin(Kind kind, long key, @Nullable Ip address) {
    /** Around an address: narrow enough that a stranger at the same provider is not taken for the instance. */
    private static final int NETWORK_BITS = 24;

    private static final int ADDRESS_BITS = 32;
    /** The largest a VPC's own range can be. */
    private static final int PRIVATE_BITS = 16;

    enum Kind {
        OUTSIDE,
        AWS,
        PRIVATE
    }

    static CallOrigin of(ApiCall call) {
        Ip address = Ip.parse(call.text(ApiField.SOURCE_IP));
        if (call.origin().kind() == AddressClass.PRIVATE) {
            return new CallOrigin(Kind.PRIVATE, NetworkKey.around(address, PRIVATE_BITS), address);
        }
        return call.origin().is(Origin.AWS)
                ? new CallOrigin(Kind.AWS, NetworkKey.around(address, ADDRESS_BITS), address)
                : new CallOrigin(Kind.OUTSIDE, NetworkKey.around(address, NETWORK_BITS), address);
    }

    /** An address that pods have inside their instance's VPC, beside its own ranges (RFC 6598). */
    boolean isOverlay() {
        return address != null && SpecialPurpose.SHARED.contains(address);
    }
}
