package io.vigil.models.instancecredentials;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Estate} with {@link EstateSerializer}. */
public final class EstateType extends TypeInfoFactory<Estate> {
    @Override
    public TypeInformation<Estate> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Estate.class, EstateSerializer.INSTANCE);
    }
}
