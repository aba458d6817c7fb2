package io.vigil.models.instancecredentials;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Sightings} with {@link SightingsSerializer}. */
public final class SightingsType extends TypeInfoFactory<Sightings> {
    @Override
    public TypeInformation<Sightings> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Sightings.class, SightingsSerializer.INSTANCE);
    }
}
