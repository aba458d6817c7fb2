package io.vigil.models.anomalousbehavior;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down what is remembered of an account, part after part. */
final class AccountMemorySerializer extends StateSerializer<AccountMemory> {
    static final AccountMemorySerializer INSTANCE = new AccountMemorySerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public AccountMemory createInstance() {
        return new AccountMemory();
    }

    @Override
    public AccountMemory copy(AccountMemory from) {
        return from.copy();
    }

    @Override
    protected void write(AccountMemory memory, DataOutputView out) throws IOException {
        memory.write(out);
    }

    @Override
    protected AccountMemory read(int version, DataInputView in) throws IOException {
        return AccountMemory.read(in);
    }

    @Override
    public TypeSerializerSnapshot<AccountMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AccountMemory> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
