package io.vigil.models.massdestruction;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link MassDestruction} is shown. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface UpkeepInput extends CombinedInput<UpkeepInput> permits Upkeep {}
