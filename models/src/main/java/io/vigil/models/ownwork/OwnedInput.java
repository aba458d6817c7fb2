package io.vigil.models.ownwork;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link OwnWork} is shown of a principal: what it made and changed, and what was found of it. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface OwnedInput extends CombinedInput<OwnedInput> permits Work, Found {
    /** Hash of the principal. */
    long who();

    @Override
    default long key() {
        return who();
    }
}
