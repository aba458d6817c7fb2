package io.vigil.models.secretharvest;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link SecretHarvest} is shown of a principal: its reads as they happen, and the same once more when their fate is decided. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface ReaderInput extends CombinedInput<ReaderInput> permits ReadNow, ReadJudged {}
