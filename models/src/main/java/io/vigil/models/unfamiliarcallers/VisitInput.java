package io.vigil.models.unfamiliarcallers;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link UnfamiliarCallers} is shown of an account: that its log goes on, and who comes from outside. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface VisitInput extends CombinedInput<VisitInput> permits LogDay, Visit {}
