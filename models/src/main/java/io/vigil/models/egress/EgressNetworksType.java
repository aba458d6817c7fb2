package io.vigil.models.egress;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link EgressNetworks} with {@link EgressNetworksSerializer}. */
public final class EgressNetworksType extends TypeInfoFactory<EgressNetworks> {
    @Override
    public TypeInformation<EgressNetworks> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(EgressNetworks.class, EgressNetworksSerializer.INSTANCE);
    }
}
