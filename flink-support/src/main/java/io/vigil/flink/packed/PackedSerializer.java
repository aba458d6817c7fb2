package io.vigil.flink.packed;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes what is packed as it is; and record by record anew what an earlier release has packed in another form. */
public final class PackedSerializer<E> extends TypeSerializer<Packed<E>> {
    private static final long serialVersionUID = 1;

    private final TypeSerializer<E> form;

    /** @param form of the records */
    public PackedSerializer(TypeSerializer<E> form) {
        this.form = form;
    }

    TypeSerializer<E> form() {
        return form;
    }

    @Override
    public void serialize(Packed<E> packed, DataOutputView out) throws IOException {
        byte[] bytes = packed.form().equals(form) ? packed.bytes() : anew(packed);
        out.writeInt(packed.records());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** On a copy of its form: another thread may unpack it meanwhile. */
    private byte[] anew(Packed<E> packed) throws IOException {
        var out = new DataOutputSerializer(Math.max(1, packed.bytes().length));
        var same = new Packed<>(packed.bytes(), packed.records(), packed.form().duplicate());
        same.unpack(record -> {
            try {
                form.serialize(record, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out.getCopyOfBuffer();
    }

    @Override
    public Packed<E> deserialize(DataInputView in) throws IOException {
        int records = in.readInt();
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new Packed<>(bytes, records, form);
    }

    @Override
    public Packed<E> deserialize(Packed<E> reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public Packed<E> copy(Packed<E> from) {
        return from;
    }

    @Override
    public Packed<E> copy(Packed<E> from, Packed<E> reuse) {
        return from;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<Packed<E>> duplicate() {
        return new PackedSerializer<>(form.duplicate());
    }

    @Override
    public Packed<E> createInstance() {
        return new Packed<>(new byte[0], 0, form);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackedSerializer<?> packed && packed.form.equals(form);
    }

    @Override
    public int hashCode() {
        return form.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Packed<E>> snapshotConfiguration() {
        return new PackedSerializerSnapshot<>(this);
    }
}
