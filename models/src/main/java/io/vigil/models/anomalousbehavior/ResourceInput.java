package io.vigil.models.anomalousbehavior;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link ResourceBehavior} is shown of an account: who is there on a day, and who changes which resource. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface ResourceInput extends CombinedInput<ResourceInput> permits PresentPrincipal, ResourceChange {
    /** Hash of the principal. */
    long who();

    /** The principal is a person, not a machine. */
    boolean person();
}
