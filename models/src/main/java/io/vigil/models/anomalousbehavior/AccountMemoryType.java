package io.vigil.models.anomalousbehavior;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link AccountMemory} with {@link AccountMemorySerializer}. */
public final class AccountMemoryType extends TypeInfoFactory<AccountMemory> {
    @Override
    public TypeInformation<AccountMemory> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(AccountMemory.class, AccountMemorySerializer.INSTANCE);
    }
}
