package io.vigil.models.travel;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Stays} with {@link StaysSerializer}. */
public final class StaysType extends TypeInfoFactory<Stays> {
    @Override
    public TypeInformation<Stays> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Stays.class, StaysSerializer.INSTANCE);
    }
}
