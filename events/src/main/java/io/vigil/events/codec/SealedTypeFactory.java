package io.vigil.events.codec;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Lets Flink carry a sealed interface of records, each with its own serializer behind a byte that says which it is. Without it Flink would fall
 * back to Kryo.
 *
 * <pre>{@code
 * @TypeInfo(SealedTypeFactory.class)
 * public sealed interface AlibiInput permits Suspicion, InstanceActivity {}
 * }</pre>
 *
 * Ask for the interface, {@code TypeInformation.of(AlibiInput.class)}: of a record alone Flink would not know. New records are added at the end
 * of {@code permits}; savepoints name the records and rest on their order.
 */
public final class SealedTypeFactory extends TypeInfoFactory<Object> {
    @Override
    @SuppressWarnings("unchecked") // whatever interface it is, its records are of it
    public TypeInformation<Object> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        if (!(type instanceof Class<?> sealed) || !sealed.isSealed()) {
            throw new IllegalArgumentException(type + " is no sealed interface without type parameters");
        }
        List<TypeInformation<?>> variants = Arrays.stream(sealed.getPermittedSubclasses())
                .<TypeInformation<?>>map(TypeInformation::of)
                .toList();
        return new StateType<>((Class<Object>) sealed, config -> serializer((Class<Object>) sealed, variants, config));
    }

    private static TypeSerializer<Object> serializer(
            Class<Object> sealed, List<TypeInformation<?>> variants, SerializerConfig config) {
        return new SealedSerializer<>(
                sealed,
                variants.stream()
                        .<TypeSerializer<?>>map(variant -> variant.createSerializer(config))
                        .toList(),
                variants.stream().<Class<?>>map(TypeInformation::getTypeClass).toList());
    }
}
