package io.vigil.models.instancecredentials;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What the {@link Alibi} of an instance rests on: what is suspected of its credentials, and what its flow logs show. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface AlibiInput extends CombinedInput<AlibiInput> permits Suspicion, InstanceActivity {
    /** Hash of account and instance, as the stream of flows is keyed; see {@link io.vigil.events.vpcflow.NetworkFlow#entityHash()}. */
    @Override
    long key();
}
