package io.vigil.flink.packed;

import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What a savepoint holds of a {@link PackedSerializer}: that of the records. Named in savepoints itself, so it is never renamed or moved. */
public final class PackedSerializerSnapshot<E> extends CompositeTypeSerializerSnapshot<Packed<E>, PackedSerializer<E>> {
    private static final int FORM = 1;

    /** For Flink, which then reads it. */
    public PackedSerializerSnapshot() {}

    PackedSerializerSnapshot(PackedSerializer<E> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return FORM;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(PackedSerializer<E> outer) {
        return new TypeSerializer<?>[] {outer.form()};
    }

    @Override
    @SuppressWarnings("unchecked") // there is one, that of the records
    protected PackedSerializer<E> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
        return new PackedSerializer<>((TypeSerializer<E>) nested[0]);
    }
}
