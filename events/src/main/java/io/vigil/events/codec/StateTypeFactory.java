package io.vigil.events.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Makes Flink write a class with the {@link StateCodec} in its static field {@code CODEC}; see there. A class that is also used without Flink
 * keeps the field in a nested class {@code Codec}, which nobody but this factory loads.
 */
public final class StateTypeFactory extends TypeInfoFactory<Object> {
    private static final String CODEC = "CODEC";
    private static final String HOLDER = "Codec";

    @Override
    @SuppressWarnings("unchecked") // whatever class it is, its codec is of the same
    public TypeInformation<Object> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        if (!(type instanceof Class<?> written)) {
            throw new IllegalArgumentException(type + ": a class with a codec has no type parameters");
        }
        var serializer = new StateSerializer<>((Class<Object>) written);
        return new StateType<>((Class<Object>) written, config -> serializer);
    }

    /** @throws IllegalArgumentException if the class has no codec */
    @SuppressWarnings("unchecked") // checked by the round trip that every codec is tested with
    static <T> StateCodec<T> codecOf(Class<T> type) {
        try {
            Field field = holderOf(type).getDeclaredField(CODEC);
            field.setAccessible(true);
            if (field.get(null) instanceof StateCodec<?> codec) {
                return (StateCodec<T>) codec;
            }
            throw new IllegalArgumentException(type.getName() + "." + CODEC + " is no StateCodec");
        } catch (ReflectiveOperationException | NullPointerException e) {
            throw new IllegalArgumentException(
                    type.getName() + " needs a field: static final StateCodec<" + type.getSimpleName() + "> " + CODEC,
                    e);
        }
    }

    private static Class<?> holderOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(HOLDER))
                .findFirst()
                .<Class<?>>map(nested -> nested)
                .orElse(type);
    }
}
