package io.vigil.models.secretharvest;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.CallTies;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A call that takes something, as it happens.
 *
 * @param call the call
 * @param kind of what it takes, as {@link Kind#code}
 * @param targets hash of each thing that it names, at least one
 * @param weight of each of them: 1, more for a call that names none of many
 * @param request hash of what was asked for, word by word
 */
@TypeInfo(StateTypeFactory.class)
public record ReadNow(ApiCall call, int kind, long[] targets, int weight, long request) implements ReaderInput {
    static final StateCodec<ReadNow> CODEC =
            StateCodec.of(1, ReadNow::write, ReadNow::read).immutable();
    private static final StateCodec<ApiCall> CALL = StateCodec.of(ApiCall.class);

    /** Of the principal. */
    @Override
    public long key() {
        return call.entityHash();
    }

    @Override
    public long time() {
        return call.time();
    }

    /** Before what is decided at that time. */
    @Override
    public int compareTies(ReaderInput other) {
        return other instanceof ReadNow read ? CallTies.ORDER.compare(call, read.call) : -1;
    }

    private void write(DataOutputView out) throws IOException {
        CALL.write(call, out);
        out.writeInt(kind);
        out.writeByte(targets.length);
        for (long target : targets) {
            out.writeLong(target);
        }
        out.writeInt(weight);
        out.writeLong(request);
    }

    private static ReadNow read(DataInputView in) throws IOException {
        ApiCall call = CALL.read(in);
        int kind = in.readInt();
        long[] targets = new long[in.readUnsignedByte()];
        for (int at = 0; at < targets.length; at++) {
            targets[at] = in.readLong();
        }
        return new ReadNow(call, kind, targets, in.readInt(), in.readLong());
    }
}
