package io.vigil.sources.vpcflow;

import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowText;
import org.jspecify.annotations.Nullable;

/** Gives the same owner for the lines of one network interface while they keep coming. */
final class KnownOwners {
    private static final int SLOTS = 1 << 14;
    private static final FlowField[] FIELDS = {
        FlowField.INTERFACE_ID,
        FlowField.INSTANCE_ID,
        FlowField.ACCOUNT_ID,
        FlowField.VPC_ID,
        FlowField.SUBNET_ID,
        FlowField.REGION
    };
    private static final FlowText[] TEXTS = {
        FlowText.INTERFACE, FlowText.INSTANCE, FlowText.ACCOUNT, FlowText.VPC, FlowText.SUBNET, FlowText.REGION
    };

    /** For all inputs, and any number of threads: an owner is whole or not there. */
    private static final @Nullable FlowOwner[] KNOWN = new FlowOwner[SLOTS];

    private final FlowOwner.Builder builder = new FlowOwner.Builder();

    /** The owner that the line names; null when its texts are too long to keep. */
    @Nullable
    FlowOwner of(FlowLine line) {
        int slot = (int) line.hash(FlowField.INTERFACE_ID) & SLOTS - 1;
        FlowOwner owner = KNOWN[slot];
        if (owner == null || !isOf(line, owner)) {
            owner = read(line);
            KNOWN[slot] = owner;
        }
        return owner;
    }

    private static boolean isOf(FlowLine line, FlowOwner owner) {
        for (int at = 0; at < FIELDS.length; at++) {
            if (!line.is(FIELDS[at], owner, TEXTS[at])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable FlowOwner read(FlowLine line) {
        for (int at = 0; at < FIELDS.length; at++) {
            line.copy(FIELDS[at], builder, TEXTS[at]);
        }
        return builder.build();
    }
}
