package io.vigil.events;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to carry an {@link ApiCall} with {@link ApiCallSerializer}. */
public final class ApiCallType extends TypeInfoFactory<ApiCall> {
    @Override
    public TypeInformation<ApiCall> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(ApiCall.class, ApiCallSerializer.INSTANCE);
    }
}
