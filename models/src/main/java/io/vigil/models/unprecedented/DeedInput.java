package io.vigil.models.unprecedented;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link Unprecedented} is shown of an account: who is at work on a day, what was noticed of whom, and what of it people see anyway. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface DeedInput extends CombinedInput<DeedInput> permits Working, Deed, Reported {}
