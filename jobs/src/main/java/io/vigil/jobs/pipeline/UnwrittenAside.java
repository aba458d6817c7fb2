package io.vigil.jobs.pipeline;

import io.vigil.events.codec.StateType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is put aside stays in its chain, where the next operator sends it: it is never written, and whoever tries to has cut the chain. */
final class UnwrittenAside extends TypeSerializerSingleton<Aside<?>> {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unchecked") // a class knows no type parameters
    static TypeInformation<Aside<?>> type() {
        return new StateType<>((Class<Aside<?>>) (Class<?>) Aside.class, config -> new UnwrittenAside());
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Aside<?> createInstance() {
        throw cut();
    }

    @Override
    public Aside<?> copy(Aside<?> from) {
        return from;
    }

    @Override
    public Aside<?> copy(Aside<?> from, Aside<?> reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Aside<?> record, DataOutputView target) {
        throw cut();
    }

    @Override
    public Aside<?> deserialize(DataInputView source) {
        throw cut();
    }

    @Override
    public Aside<?> deserialize(Aside<?> reuse, DataInputView source) {
        throw cut();
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) {
        throw cut();
    }

    @Override
    public TypeSerializerSnapshot<Aside<?>> snapshotConfiguration() {
        throw cut();
    }

    private static IllegalStateException cut() {
        return new IllegalStateException(
                "what rules find must be sent in the chain of the source: do not switch operator chaining off");
    }
}
