package io.vigil.models.anomalousbehavior;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep a {@link Profile} with {@link ProfileSerializer}. */
public final class ProfileType extends TypeInfoFactory<Profile> {
    @Override
    public TypeInformation<Profile> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Profile.class, ProfileSerializer.INSTANCE);
    }
}
