package io.vigil.models.resourcecredentials;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Uses} with {@link UsesSerializer}. */
public final class UsesType extends TypeInfoFactory<Uses> {
    @Override
    public TypeInformation<Uses> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Uses.class, UsesSerializer.INSTANCE);
    }
}
