package io.vigil.models.volume;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Volumes} with {@link VolumesSerializer}. */
public final class VolumesType extends TypeInfoFactory<Volumes> {
    @Override
    public TypeInformation<Volumes> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Volumes.class, VolumesSerializer.INSTANCE);
    }
}
