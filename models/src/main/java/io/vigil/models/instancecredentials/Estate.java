package io.vigil.models.instancecredentials;

import io.vigil.models.egress.EgressNetworks;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is known to be an account's own, so that its instances may be there: networks that they came through, and elastic addresses. */
@TypeInfo(EstateType.class)
public final class Estate {
    EgressNetworks networks = new EgressNetworks();
    ElasticAddresses addresses = new ElasticAddresses();

    Estate copy() {
        var copy = new Estate();
        copy.networks = networks.copy();
        copy.addresses = addresses.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        networks.write(out);
        addresses.write(out);
    }

    static Estate read(DataInputView in) throws IOException {
        var read = new Estate();
        read.networks = EgressNetworks.read(in);
        read.addresses = ElasticAddresses.read(in);
        return read;
    }
}
