package io.vigil.models.ownwork;

import io.vigil.detection.CombinedInput;
import io.vigil.events.Hash;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link OwnWork} is shown of a resource: who made it, and what a rule found of it. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface OwnedInput extends CombinedInput<OwnedInput> permits Made, Found {
    String account();

    /** Its name in the account. */
    String resource();

    @Override
    default long key() {
        return Hash.combine(Hash.of(account()), Hash.of(resource()));
    }
}
