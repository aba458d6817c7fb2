package io.vigil.jobs.pipeline;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What is put aside stays in its chain, where the next operator sends it: it is never written, and whoever tries to has cut the chain. */
final class AsideType extends TypeInformation<Aside<?>> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Aside<?>> getTypeClass() {
        return (Class<Aside<?>>) (Class<?>) Aside.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<Aside<?>> createSerializer(SerializerConfig config) {
        return new Unwritten();
    }

    @Override
    @Deprecated
    public TypeSerializer<Aside<?>> createSerializer(ExecutionConfig config) {
        return new Unwritten();
    }

    @Override
    public boolean canEqual(@Nullable Object other) {
        return other instanceof AsideType;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return canEqual(other);
    }

    @Override
    public int hashCode() {
        return AsideType.class.hashCode();
    }

    @Override
    public String toString() {
        return "Aside";
    }

    private static final class Unwritten extends TypeSerializerSingleton<Aside<?>> {
        private static final long serialVersionUID = 1;

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
}
