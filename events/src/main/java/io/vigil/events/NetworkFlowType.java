package io.vigil.events;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to carry a {@link NetworkFlow} with {@link NetworkFlowSerializer}. */
public final class NetworkFlowType extends TypeInfoFactory<NetworkFlow> {
    @Override
    public TypeInformation<NetworkFlow> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(NetworkFlow.class, NetworkFlowSerializer.INSTANCE);
    }
}
