package io.vigil.events;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the block of bytes that a call is; the unread parts stay behind. */
final class ApiCallSerializer extends ImmutableSerializer<ApiCall> {
    static final ApiCallSerializer INSTANCE = new ApiCallSerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;
    private static final ApiCall NOTHING =
            new ApiCall(0, new long[3], -1, 0, 0, new byte[0], Origin.UNKNOWN, ListHit.NONE);

    @Override
    public ApiCall createInstance() {
        return NOTHING;
    }

    @Override
    public void serialize(ApiCall call, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(call.time);
        out.writeLong(call.principalHash);
        out.writeLong(call.apiHash);
        out.writeLong(call.agentHash);
        out.writeLong(call.bytesOut);
        out.writeInt(call.flags);
        out.writeLong(call.origin.packed());
        ListHits.write(call.hits, out);
        out.writeLong(call.present);
        out.writeShort(call.data.length);
        out.write(call.data);
    }

    @Override
    public ApiCall deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("ApiCall of version " + version + "; this release reads " + VERSION);
        }
        long time = in.readLong();
        long[] hashes = {in.readLong(), in.readLong(), in.readLong()};
        long bytesOut = in.readLong();
        int flags = in.readInt();
        var origin = new Origin(in.readLong());
        ListHit[] hits = ListHits.read(in);
        long present = in.readLong();
        byte[] data = new byte[in.readUnsignedShort()];
        in.readFully(data);
        return new ApiCall(time, hashes, bytesOut, flags, present, data, origin, hits);
    }

    @Override
    public TypeSerializerSnapshot<ApiCall> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ApiCall> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
