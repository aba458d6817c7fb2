package io.vigil.models.instancecredentials;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Whereabouts} with {@link WhereaboutsSerializer}. */
public final class WhereaboutsType extends TypeInfoFactory<Whereabouts> {
    @Override
    public TypeInformation<Whereabouts> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Whereabouts.class, WhereaboutsSerializer.INSTANCE);
    }
}
