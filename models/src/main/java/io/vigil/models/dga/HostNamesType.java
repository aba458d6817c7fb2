package io.vigil.models.dga;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link HostNames} with {@link HostNamesSerializer}. */
public final class HostNamesType extends TypeInfoFactory<HostNames> {
    @Override
    public TypeInformation<HostNames> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(HostNames.class, HostNamesSerializer.INSTANCE);
    }
}
