package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTypeTest {
    @TypeInfo(SealedTypeFactory.class)
    public sealed interface Shape permits Circle, Square {}

    public record Circle(double radius) implements Shape {}

    public record Square(long side, String name) implements Shape {}

    private final TypeSerializer<Shape> serializer = serializer();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachVariantIsReadAsWhatItWas(boolean round) throws Exception {
        Shape sent = round ? new Circle(1.5) : new Square(3, "tile");

        var out = new DataOutputSerializer(64);
        serializer.serialize(sent, out);
        Shape received = InstantiationUtil.clone(serializer).duplicate().deserialize(in(out.getCopyOfBuffer()));

        assertThat(received).isEqualTo(sent);
        assertThat(serializer.copy(sent)).isEqualTo(sent);
    }

    @Test
    void aSavepointIsReadByItsOwnRelease() throws IOException {
        TypeSerializerSnapshot<Shape> before = read(snapshot());

        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(before)
                        .isCompatibleAsIs())
                .isTrue();
        assertThat(before.restoreSerializer()).isEqualTo(serializer);
    }

    @Test
    void aSavepointOfAReleaseWithFewerVariantsIsRead() throws IOException {
        TypeSerializerSnapshot<Shape> before = read(new SealedSerializerSnapshot<>(fewer(Circle.class)));

        var compatibility = serializer.snapshotConfiguration().resolveSchemaCompatibility(before);

        assertThat(compatibility.isCompatibleAsIs()).isTrue();
    }

    @Test
    void variantsThatChangedPlacesAreNotMistakenForEachOther() throws IOException {
        TypeSerializerSnapshot<Shape> before = read(new SealedSerializerSnapshot<>(fewer(Square.class)));

        var compatibility = serializer.snapshotConfiguration().resolveSchemaCompatibility(before);

        assertThat(compatibility.isIncompatible()).isTrue();
    }

    private static SealedSerializer<Shape> fewer(Class<? extends Shape> only) {
        var variant = TypeInformation.of(only).createSerializer(config());
        return new SealedSerializer<>(Shape.class, List.of(variant), List.of(only));
    }

    private TypeSerializerSnapshot<Shape> snapshot() {
        return serializer.snapshotConfiguration();
    }

    private static TypeSerializerSnapshot<Shape> read(TypeSerializerSnapshot<Shape> snapshot) throws IOException {
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                in(out.getCopyOfBuffer()), SealedTypeTest.class.getClassLoader());
    }

    private static TypeSerializer<Shape> serializer() {
        return TypeInformation.of(Shape.class).createSerializer(config());
    }

    private static SerializerConfigImpl config() {
        var config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return config;
    }

    private static DataInputDeserializer in(byte[] bytes) {
        return new DataInputDeserializer(bytes);
    }
}
