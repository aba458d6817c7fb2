package io.vigil.models.instancecredentials;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.egress.EgressNetworks;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is known to be an account's own, so that its instances may be there: networks that they came through,
 * elastic addresses, VPCs, and what instances with one role do.
 */
@TypeInfo(StateTypeFactory.class)
public final class OwnedAssets {
    static final StateCodec<OwnedAssets> CODEC =
            StateCodec.of(1, OwnedAssets::write, OwnedAssets::read).copying(OwnedAssets::copy);

    EgressNetworks networks = new EgressNetworks();
    ElasticAddresses addresses = new ElasticAddresses();
    Vpcs vpcs = new Vpcs();
    Fleets fleets = new Fleets();

    OwnedAssets copy() {
        var copy = new OwnedAssets();
        copy.networks = networks.copy();
        copy.addresses = addresses.copy();
        copy.vpcs = vpcs.copy();
        copy.fleets = fleets.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        networks.write(out);
        addresses.write(out);
        vpcs.write(out);
        fleets.write(out);
    }

    static OwnedAssets read(DataInputView in) throws IOException {
        var read = new OwnedAssets();
        read.networks = EgressNetworks.read(in);
        read.addresses = ElasticAddresses.read(in);
        read.vpcs = Vpcs.read(in);
        read.fleets = Fleets.read(in);
        return read;
    }
}
