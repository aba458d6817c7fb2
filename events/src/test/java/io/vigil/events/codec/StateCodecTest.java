package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    @TypeInfo(StateTypeFactory.class)
    static final class Counts {
        static final StateCodec<Counts> CODEC =
                StateCodec.of(3, Counts::write, Counts::read).since(2, Counts::readWithoutLast);

        final long[] counts = new long[2];
        int last;

        private void write(DataOutputView out) throws IOException {
            out.writeLong(counts[0]);
            out.writeLong(counts[1]);
            out.writeInt(last);
        }

        private static Counts read(DataInputView in) throws IOException {
            Counts read = readWithoutLast(in);
            read.last = in.readInt();
            return read;
        }

        private static Counts readWithoutLast(DataInputView in) throws IOException {
            var read = new Counts();
            read.counts[0] = in.readLong();
            read.counts[1] = in.readLong();
            return read;
        }
    }

    @TypeInfo(StateTypeFactory.class)
    record Bare(int number) {}

    @TypeInfo(StateTypeFactory.class)
    record Still(int number) {
        static final StateCodec<Still> CODEC = StateCodec.<Still>of(
                        1, (still, out) -> out.writeInt(still.number), in -> new Still(in.readInt()))
                .immutable();
    }

    private final TypeSerializer<Counts> serializer = serializer(Counts.class);

    @Property
    void whatWasWrittenIsRead(@ForAll long one, @ForAll long other, @ForAll int last) throws IOException {
        Counts read = serializer.deserialize(in(written(counts(one, other, last))));

        assertThat(read).usingRecursiveComparison().isEqualTo(counts(one, other, last));
    }

    @Test
    void aCheckpointsStreamIsGivenAValueAsOneBlock() throws IOException {
        var blocks = new ArrayList<byte[]>();
        var stream = new DataOutputViewStreamWrapper(new OutputStream() {
            @Override
            public void write(int single) {
                blocks.add(new byte[] {(byte) single});
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                blocks.add(Arrays.copyOfRange(bytes, from, from + length));
            }
        });

        serializer.serialize(counts(1, 2, 3), stream);
        serializer.serialize(counts(4, 5, 6), stream);

        assertThat(blocks).containsExactly(written(counts(1, 2, 3)), written(counts(4, 5, 6)));
    }

    @Test
    void aCopySharesNothing() {
        Counts counts = counts(1, 2, 3);

        Counts copy = serializer.copy(counts);
        counts.counts[0] = 7;

        assertThat(copy).usingRecursiveComparison().isEqualTo(counts(1, 2, 3));
        assertThat(serializer.isImmutableType()).isFalse();
    }

    @Test
    void whatNeverChangesIsItsOwnCopy() {
        var still = new Still(5);

        assertThat(serializer(Still.class).copy(still)).isSameAs(still);
        assertThat(serializer(Still.class).isImmutableType()).isTrue();
    }

    @Test
    void anEarlierVersionIsRead() throws IOException {
        byte[] now = written(counts(1, 2, 3));
        byte[] earlier = Arrays.copyOf(now, now.length - Integer.BYTES);
        earlier[0] = 2;

        Counts read = serializer.deserialize(in(earlier));

        assertThat(read).usingRecursiveComparison().isEqualTo(counts(1, 2, 0));
    }

    @Test
    void aVersionThatNobodyReadsAnyMoreIsRefused() {
        assertThatThrownBy(() -> serializer.deserialize(in(new byte[] {1, 0, 0})))
                .isInstanceOf(IOException.class)
                .hasMessage(Counts.class.getName() + ": state of version 1, which this release does not read any more");
    }

    @Test
    void aVersionOfALaterReleaseIsRefused() {
        assertThatThrownBy(() -> serializer.deserialize(in(new byte[] {4, 0, 0})))
                .isInstanceOf(IOException.class)
                .hasMessage(Counts.class.getName() + ": state of version 4; this release reads up to 3");
    }

    @Test
    void aSavepointOfALaterReleaseIsRefusedBeforeAnyStateIsRead() throws IOException {
        byte[] snapshot = snapshot(serializer);
        snapshot[snapshot.length - 1] = 4;

        assertThatThrownBy(() -> TypeSerializerSnapshot.readVersionedSnapshot(in(snapshot), loader()))
                .hasStackTraceContaining(Counts.class.getName()
                        + " was written as version 4 by a later release; this one reads up to 3");
    }

    @Test
    void aSavepointOfAnEarlierReleaseIsReadAsItIs() throws IOException {
        byte[] snapshot = snapshot(serializer);
        snapshot[snapshot.length - 1] = 2;
        TypeSerializerSnapshot<Counts> before = TypeSerializerSnapshot.readVersionedSnapshot(in(snapshot), loader());

        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(before)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(before.restoreSerializer()).isEqualTo(serializer);
    }

    @Test
    void theStateOfOneClassIsNotReadAsAnother() {
        var counts = serializer.snapshotConfiguration();

        @SuppressWarnings("unchecked")
        var still = (TypeSerializerSnapshot<Counts>)
                (TypeSerializerSnapshot<?>) serializer(Still.class).snapshotConfiguration();

        assertThat(counts.resolveSchemaCompatibility(still).isIncompatible()).isTrue();
    }

    @Test
    void aClassWithoutACodecIsRefusedWithTheFieldThatItNeeds() {
        assertThatThrownBy(() -> TypeInformation.of(Bare.class))
                .hasStackTraceContaining("needs a field: static final StateCodec<Bare> CODEC");
    }

    @Test
    void theSerializerTravelsWithoutTheCodec() throws Exception {
        TypeSerializer<Counts> arrived = InstantiationUtil.clone(serializer);

        assertThat(arrived).isEqualTo(serializer);
        assertThat(arrived.deserialize(in(written(counts(1, 2, 3)))).last).isEqualTo(3);
    }

    private static Counts counts(long one, long other, int last) {
        var counts = new Counts();
        counts.counts[0] = one;
        counts.counts[1] = other;
        counts.last = last;
        return counts;
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        return TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    }

    private byte[] written(Counts counts) throws IOException {
        var out = new DataOutputSerializer(64);
        serializer.serialize(counts, out);
        return out.getCopyOfBuffer();
    }

    private static byte[] snapshot(TypeSerializer<?> of) throws IOException {
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, of.snapshotConfiguration());
        return out.getCopyOfBuffer();
    }

    private static DataInputDeserializer in(byte[] bytes) {
        return new DataInputDeserializer(bytes);
    }

    private static ClassLoader loader() {
        return StateCodecTest.class.getClassLoader();
    }
}
