package io.vigil.models.machineclass;

import io.vigil.detection.CombinedInput;
import io.vigil.events.Hash;
import io.vigil.events.codec.SealedTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What {@link MachineClasses} is shown of an account: which machine has which role, what machines use, and the same when it is to be judged. */
@TypeInfo(SealedTypeFactory.class)
public sealed interface ClassInput extends CombinedInput<ClassInput> permits RoleTaken, ServiceUse, UseJudged {
    String account();

    /** {@code i-…}. */
    String instance();

    /** Roles come before uses, and uses before judgement. */
    int rank();

    @Override
    default long key() {
        return Hash.of(account());
    }

    @Override
    default int compareTies(ClassInput other) {
        int ranks = Integer.compare(rank(), other.rank());
        return ranks == 0 ? compareAlike(other) : ranks;
    }

    /** Orders those of one rank. */
    int compareAlike(ClassInput other);
}
