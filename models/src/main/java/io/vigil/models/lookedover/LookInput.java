package io.vigil.models.lookedover;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link LookedOver} is shown of a principal. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface LookInput extends CombinedInput<LookInput> permits Look {}
