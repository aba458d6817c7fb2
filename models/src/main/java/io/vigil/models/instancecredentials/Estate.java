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
 * elastic addresses, VPCs.
 */
@TypeInfo(StateTypeFactory.class)
public final class Estate {
    static final StateCodec<Estate> CODEC =
            StateCodec.of(1, Estate::write, Estate::read).copying(Estate::copy);

    EgressNetworks networks = new EgressNetworks();
    ElasticAddresses addresses = new ElasticAddresses();
    Vpcs vpcs = new Vpcs();

    Estate copy() {
        var copy = new Estate();
        copy.networks = networks.copy();
        copy.addresses = addresses.copy();
        copy.vpcs = vpcs.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        networks.write(out);
        addresses.write(out);
        vpcs.write(out);
    }

    static Estate read(DataInputView in) throws IOException {
        var read = new Estate();
        read.networks = EgressNetworks.read(in);
        read.addresses = ElasticAddresses.read(in);
        read.vpcs = Vpcs.read(in);
        return read;
    }
}
