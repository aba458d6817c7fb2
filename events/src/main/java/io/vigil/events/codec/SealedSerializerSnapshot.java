package io.vigil.events.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint holds of a {@link SealedSerializer}: the interface, and each variant with the snapshot of its own serializer. Named in
 * savepoints itself, so it is never renamed or moved.
 */
public final class SealedSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int FORM = 1;

    private @Nullable Class<T> type;
    private final List<Class<?>> variants = new ArrayList<>();
    private final List<TypeSerializerSnapshot<T>> snapshots = new ArrayList<>();
    /** The serializer that is to go on; null in what a savepoint holds. */
    private @Nullable SealedSerializer<T> serializer;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public SealedSerializerSnapshot() {}

    SealedSerializerSnapshot(SealedSerializer<T> serializer) {
        this.serializer = serializer;
        type = serializer.type();
        variants.addAll(serializer.variants());
        serializer.serializers().forEach(variant -> snapshots.add(variant.snapshotConfiguration()));
    }

    @Override
    public int getCurrentVersion() {
        return FORM;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(Objects.requireNonNull(type).getName());
        out.writeByte(variants.size());
        for (int variant = 0; variant < variants.size(); variant++) {
            out.writeUTF(variants.get(variant).getName());
            TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshots.get(variant));
        }
    }

    /** @throws IOException if one of the classes is gone */
    @Override
    @SuppressWarnings("unchecked") // the name was written for a serializer of this class
    public void readSnapshot(int form, DataInputView in, ClassLoader classes) throws IOException {
        type = (Class<T>) FormerNames.find(in.readUTF(), classes);
        int count = in.readByte();
        for (int variant = 0; variant < count; variant++) {
            variants.add(FormerNames.find(in.readUTF(), classes));
            snapshots.add(TypeSerializerSnapshot.readVersionedSnapshot(in, classes));
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        List<TypeSerializer<?>> restored = snapshots.stream()
                .<TypeSerializer<?>>map(TypeSerializerSnapshot::restoreSerializer)
                .toList();
        return new SealedSerializer<>(Objects.requireNonNull(type), restored, variants);
    }

    /** Variants may have been added at the end, and each may have changed as its own serializer allows. */
    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> before) {
        if (!(before instanceof SealedSerializerSnapshot<T> older)
                || older.type != type
                || older.variants.size() > variants.size()
                || !older.variants.equals(variants.subList(0, older.variants.size()))) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        List<TypeSerializer<?>> reconfigured =
                new ArrayList<>(Objects.requireNonNull(serializer).serializers());
        boolean migrates = false;
        for (int variant = 0; variant < older.variants.size(); variant++) {
            var changed = snapshots.get(variant).resolveSchemaCompatibility(older.snapshots.get(variant));
            if (changed.isIncompatible()) {
                return TypeSerializerSchemaCompatibility.incompatible();
            }
            migrates |= changed.isCompatibleAfterMigration();
            if (changed.isCompatibleWithReconfiguredSerializer()) {
                reconfigured.set(variant, changed.getReconfiguredSerializer());
            }
        }
        return compatible(migrates, reconfigured);
    }

    private TypeSerializerSchemaCompatibility<T> compatible(boolean migrates, List<TypeSerializer<?>> reconfigured) {
        if (migrates) {
            return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
        }
        return reconfigured.equals(Objects.requireNonNull(serializer).serializers())
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
                        new SealedSerializer<>(Objects.requireNonNull(type), reconfigured, variants));
    }
}
