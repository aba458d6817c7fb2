package io.vigil.models.massdestruction;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.CallTies;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A call that made or destroyed resources.
 *
 * @param call the call
 * @param kind of the resources, as {@link UpkeepKind#code}
 * @param points what they are worth, all together; half of it when it was tried in vain
 * @param made made rather than destroyed
 * @param attempt hash of what was tried, so that a program that tries again counts once; 0 when it was done
 */
@TypeInfo(StateTypeFactory.class)
public record Upkeep(ApiCall call, int kind, double points, boolean made, long attempt) implements UpkeepInput {
    static final StateCodec<Upkeep> CODEC =
            StateCodec.of(1, Upkeep::write, Upkeep::read).immutable();
    private static final StateCodec<ApiCall> CALL = StateCodec.of(ApiCall.class);

    /** Of the account: what its principals do as a routine is known there. */
    @Override
    public long key() {
        return Hash.of(call.account());
    }

    @Override
    public long time() {
        return call.time();
    }

    /** What is made within a second is made before it is destroyed. */
    @Override
    public int compareTies(UpkeepInput other) {
        Upkeep that = (Upkeep) other;
        return made == that.made ? CallTies.ORDER.compare(call, that.call) : Boolean.compare(that.made, made);
    }

    private void write(DataOutputView out) throws IOException {
        CALL.write(call, out);
        out.writeInt(kind);
        out.writeDouble(points);
        out.writeBoolean(made);
        out.writeLong(attempt);
    }

    private static Upkeep read(DataInputView in) throws IOException {
        return new Upkeep(CALL.read(in), in.readInt(), in.readDouble(), in.readBoolean(), in.readLong());
    }
}
