package io.vigil.events;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the block of bytes that a call is; the unread parts stay behind. */
final class ApiCallSerializer extends ImmutableSerializer<ApiCall> {
    static final ApiCallSerializer INSTANCE = new ApiCallSerializer();

    private static final long serialVersionUID = 1;
    private static final int VERSION = 2;
    /** Without {@link ApiCall#spot()}. */
    private static final int FIRST = 1;

    private static final ApiCall NOTHING = Objects.requireNonNull(new ApiCallBuilder().build());

    @Override
    public ApiCall createInstance() {
        return NOTHING;
    }

    @Override
    public void serialize(ApiCall call, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        call.write(out);
    }

    @Override
    public ApiCall deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < FIRST || version > VERSION) {
            throw new IOException("ApiCall of version " + version + "; this release reads up to " + VERSION);
        }
        return new ApiCall(in, version > FIRST);
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
