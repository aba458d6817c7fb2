package io.vigil.models.consolelogin;

import io.vigil.events.CompactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink to keep {@link SignIns} with {@link SignInsSerializer}. */
public final class SignInsType extends TypeInfoFactory<SignIns> {
    @Override
    public TypeInformation<SignIns> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
        return new CompactType<>(SignIns.class, SignInsSerializer.INSTANCE);
    }
}
