package io.vigil.models.suspectidentity;

import io.vigil.detection.CombinedInput;
import io.vigil.events.Hash;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link SuspectIdentity} is shown of an account: identities being made, what was noticed of whom, and who is at work. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface IdentityInput extends CombinedInput<IdentityInput> permits Making, Noticed, AtWork {
    String account();

    /** Of its event. */
    String eventId();

    /** What is made comes first, then what is noticed: both may be of one call. */
    int rank();

    @Override
    default long key() {
        return Hash.of(account());
    }

    @Override
    default int compareTies(IdentityInput other) {
        int ranks = Integer.compare(rank(), other.rank());
        return ranks == 0 ? compareAlike(other) : ranks;
    }

    /** Orders those of one rank. */
    int compareAlike(IdentityInput other);
}
