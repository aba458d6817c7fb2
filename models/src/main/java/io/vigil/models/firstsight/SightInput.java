package io.vigil.models.firstsight;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link FirstSight} is shown of an account: who is there on a day, from where, and who did something telling. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface SightInput extends CombinedInput<SightInput> permits Present, Arrival, Telling {}
