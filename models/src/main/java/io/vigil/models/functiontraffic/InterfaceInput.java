package io.vigil.models.functiontraffic;

import io.vigil.detection.CombinedInput;
import io.vigil.events.Hash;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link FunctionTraffic} is shown of a network interface: whose it is, and what was noticed of its traffic. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface InterfaceInput extends CombinedInput<InterfaceInput> permits FunctionInterface, NoticedTraffic {
    String account();

    /** {@code eni-…}. */
    String networkInterface();

    @Override
    default long key() {
        return Hash.combine(Hash.of(account()), Hash.of(networkInterface()));
    }
}
