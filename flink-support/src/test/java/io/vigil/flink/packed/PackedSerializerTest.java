package io.vigil.flink.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.junit.jupiter.api.Test;

class PackedSerializerTest {
    @Test
    void whatIsPackedComesBackAsItWas() throws Exception {
        var serializer = new PackedSerializer<>(LongSerializer.INSTANCE);

        assertThat(unpacked(written(packed(LongSerializer.INSTANCE, 3, -5), serializer)))
                .containsExactly(3L, -5L);
    }

    /** As Flink migrates state: read in the form that it has, written in that of this release. */
    @Test
    void whatAnEarlierReleasePackedIsWrittenInTheFormOfThisOne() throws Exception {
        var serializer = new PackedSerializer<>(LongSerializer.INSTANCE);

        Packed<Long> after = written(packed(new AsText(), 3, -5), serializer);

        assertThat(after.form()).isEqualTo(LongSerializer.INSTANCE);
        assertThat(unpacked(after)).containsExactly(3L, -5L);
    }

    private static Packed<Long> packed(TypeSerializer<Long> form, long... values) throws Exception {
        var out = new DataOutputSerializer(16);
        for (long value : values) {
            form.serialize(value, out);
        }
        return new Packed<>(out.getCopyOfBuffer(), values.length, form);
    }

    private static Packed<Long> written(Packed<Long> packed, PackedSerializer<Long> by) throws Exception {
        var out = new DataOutputSerializer(16);
        by.serialize(packed, out);
        return by.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static List<Long> unpacked(Packed<Long> packed) throws Exception {
        var all = new ArrayList<Long>();
        packed.unpack(all::add);
        return all;
    }

    /** The form of an earlier release. */
    private static final class AsText extends TypeSerializerSingleton<Long> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean isImmutableType() {
            return true;
        }

        @Override
        public Long createInstance() {
            return 0L;
        }

        @Override
        public Long copy(Long from) {
            return from;
        }

        @Override
        public Long copy(Long from, Long reuse) {
            return from;
        }

        @Override
        public int getLength() {
            return -1;
        }

        @Override
        public void serialize(Long value, DataOutputView out) throws IOException {
            out.writeUTF(value.toString());
        }

        @Override
        public Long deserialize(DataInputView in) throws IOException {
            return Long.valueOf(in.readUTF());
        }

        @Override
        public Long deserialize(Long reuse, DataInputView in) throws IOException {
            return deserialize(in);
        }

        @Override
        public void copy(DataInputView in, DataOutputView out) throws IOException {
            serialize(deserialize(in), out);
        }

        @Override
        public TypeSerializerSnapshot<Long> snapshotConfiguration() {
            throw new UnsupportedOperationException("is not kept");
        }
    }
}
