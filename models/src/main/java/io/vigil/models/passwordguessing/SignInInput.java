package io.vigil.models.passwordguessing;

import io.vigil.detection.CombinedInput;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link PasswordGuessing} is shown. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface SignInInput extends CombinedInput<SignInInput> permits SignIn {}
