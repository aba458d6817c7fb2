package io.vigil.models.secretharvest;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link Harvest} with {@link HarvestSerializer}. */
public final class HarvestType extends TypeInfoFactory<Harvest> {
    @Override
    public TypeInformation<Harvest> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(Harvest.class, HarvestSerializer.INSTANCE);
    }
}
